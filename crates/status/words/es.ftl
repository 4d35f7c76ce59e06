# La página de estado
# dynamic: status-title-
# dynamic: status-part-
# dynamic: status-of-
# dynamic: status-state-
# dynamic: status-stage-
status-title-works = Todo funciona
status-title-unheard = Sin problemas conocidos
status-title-unseen = Todavía no se ha hecho ninguna revisión
status-title-unsure = Estamos revisando si algo anda mal
status-title-maintenance = Hay un trabajo planeado en curso
status-title-slow = Algo está lento
status-title-some = Algo no funciona para algunos miembros
status-title-nobody = Algo no funciona en este momento
status-as-of = Según nuestra revisión del { $moment }. Si esa hora fue hace más de 10 minutos, esta página no está al día: llámenos.
status-back = El estado ahora
status-also = También en este momento
status-today = ¿Necesita medicina hoy?
status-today-call = Llame al { $phone } (TTY { $tty }; { $hours }). Una persona puede pedirla por usted o ayudar a su farmacia. Su tarjeta de farmacia sirve en la farmacia como siempre.
status-parts = Lo que usted puede hacer aquí
status-part = Qué
status-now = En este momento
status-checks = Nuestras revisiones
status-month = Últimos 30 días
status-quarter = Últimos 90 días
status-year = Últimos 12 meses
status-part-sign-in = Iniciar sesión
status-part-code = Recibir un código
status-part-refill = Resurtir una receta
status-part-order = Seguir un pedido
status-part-claims = Reclamaciones y costos
status-part-card = Tarjeta de farmacia
status-part-apps = Aplicaciones conectadas
status-state-works = Funciona
status-state-unheard = Sin problemas conocidos
status-state-unsure = Lo estamos revisando
status-state-maintenance = Trabajo planeado
status-state-slow = Lento
status-state-some = No para todos
status-state-nobody = No funciona
status-checked-never = Sin revisión automática
status-checked-well = Salió bien: { $time }
status-checked-failing = Falló: { $time }
status-checked-stopped = Ninguna desde el { $moment }
status-checked-mail = { $said } (por correo electrónico)
status-share = { $percent } %
status-share-none = Sin revisiones
status-definition = Los porcentajes dicen cuántas de nuestras revisiones salieron bien. Revisamos más o menos una vez por minuto, como lo haría el navegador de un miembro, y los códigos más o menos cada cinco minutos. Una revisión que falla durante un trabajo planeado cuenta como fallada, y nunca redondeamos hacia arriba.
status-planned = Trabajos planeados
status-known = Problemas conocidos
status-known-none = No conocemos ninguno.
status-recent = Lo que pasó últimamente
status-recent-none = Nada en los últimos 12 meses.
status-history = Los últimos 12 meses
status-history-title = Cómo fueron los últimos 12 meses
status-feed = Siga esta página en un lector de noticias (Atom)
status-feed-title = Estado de { $plan }
status-shares = Cuántas revisiones salieron bien
status-happened = Lo que pasó
status-happened-none = Nada en los últimos 12 meses.
status-who = A quién afecta
status-works = Qué sigue funcionando
status-todo = Qué hacer
status-next = Volveremos a escribir a más tardar el { $moment }.
status-next-late = Esta noticia se retrasa. Queríamos volver a escribir a más tardar el { $moment }.
status-since = Desde el { $moment }
status-span = Del { $from } al { $until }
status-span-day = Desde el { $from } hasta { $until }
status-span-planned = Planeado: del { $from } al { $until }
status-touches = Se trata de: { $parts }
status-members = { $count ->
    [one] Afectó al menos a 1 miembro.
   *[other] Afectó al menos a { $count } miembros.
}
status-by-itself = Este aviso apareció automáticamente, porque fallan la mayoría de los inicios de sesión en navegadores que conocemos. Una persona escribirá más.
status-stage-draft = Borrador
status-stage-investigating = Buscamos la causa
status-stage-identified = Causa encontrada
status-stage-monitoring = Arreglado, y lo vigilamos
status-stage-resolved = Terminado
status-stage-afterwards = Terminado y explicado
status-stage-known = Problema conocido
status-stage-fixed = Arreglado
status-stage-planned = Planeado
status-stage-underway = En curso
status-stage-done = Terminado

# Avisos preparados para que una persona los cambie y los publique
# dynamic: status-draft-title-
# dynamic: status-draft-who-
# dynamic: status-draft-works-
# dynamic: status-draft-happens-
# dynamic: status-draft-todo-
status-of-sign-in = iniciar sesión
status-of-code = recibir un código
status-of-refill = resurtir una receta
status-of-order = seguir un pedido
status-of-claims = ver reclamaciones y costos
status-of-card = la tarjeta de farmacia en este sitio
status-of-apps = las aplicaciones conectadas
status-draft-title-slow = Lento en este momento: { $part }
status-draft-title-some = No funciona para algunos miembros: { $part }
status-draft-title-nobody = No funciona en este momento: { $part }
status-draft-title-known = Un problema conocido: { $part }
status-draft-title-maintenance = Trabajo planeado: { $part }
status-draft-who-slow = Es posible que los miembros esperen más de lo normal para esto: { $part }.
status-draft-who-some = A algunos miembros. Si a usted le funciona, su cuenta está bien. Se trata de { $part }.
status-draft-who-nobody = A todos los miembros. Su cuenta está bien. Se trata de { $part }.
status-draft-who-known = A algunos miembros, de vez en cuando. Se trata de { $part }.
status-draft-who-maintenance = A todos los miembros, solo durante ese tiempo. Se trata de { $part }.
# dynamic: status-draft-codes-title-
# dynamic: status-draft-codes-who-
status-draft-codes-title-domain = Los códigos a correos electrónicos de { $domain } llegan tarde o no llegan
status-draft-codes-title-mail = Los códigos por correo electrónico llegan tarde o no llegan
status-draft-codes-title-text = Los códigos por mensaje de texto llegan tarde o no llegan
status-draft-codes-who-domain = A los miembros cuyo correo electrónico es de { $domain } o de otro nombre del mismo proveedor. Su cuenta está bien.
status-draft-codes-who-mail = A algunos miembros que reciben sus códigos por correo electrónico. Su cuenta está bien.
status-draft-codes-who-text = A algunos miembros que reciben sus códigos por mensaje de texto. Su cuenta está bien.
status-draft-works-passkey = Iniciar sesión con una llave de acceso, todo en los navegadores donde ya inició sesión, y su tarjeta en la farmacia.
status-draft-works-browser = Otros navegadores, en este dispositivo o en otro. Su tarjeta sirve en la farmacia.
status-draft-works-code = Una aplicación de autenticación, un código guardado, una llave de acceso u otra manera de recibir el código. Su tarjeta sirve en la farmacia.
status-draft-works-refill = Resurtir por teléfono al { $phone } (TTY { $tty }) y resurtir en el mostrador de su farmacia.
status-draft-works-phone = Todo lo demás aquí, y nuestra línea de teléfono, { $phone } (TTY { $tty }).
status-draft-works-card = Su tarjeta impresa sirve en la farmacia, y podemos leerle sus números a su farmacia en el { $phone } (TTY { $tty }).
status-draft-happens-investigating = Estamos buscando la causa.
status-draft-happens-identified = Conocemos la causa y la estamos arreglando.
status-draft-happens-monitoring = Está arreglado. Lo vigilamos para estar seguros.
status-draft-happens-resolved = Funciona otra vez.
status-draft-happens-afterwards = Esto fue lo que pasó, y lo que cambiamos para que no pase otra vez.
status-draft-happens-known = Lo sabemos y lo vamos a arreglar.
status-draft-happens-fixed = Esto ya está arreglado.
status-draft-happens-planned = Vamos a trabajar en esta parte del servicio.
status-draft-happens-underway = Estamos trabajando ahora en esta parte del servicio.
status-draft-happens-done = El trabajo planeado está terminado.
status-draft-todo-investigating = Por favor pruebe más tarde. No necesita cambiar su contraseña. Si necesita medicina hoy, llame al { $phone } (TTY { $tty }).
status-draft-todo-identified = Por favor pruebe más tarde. No necesita cambiar su contraseña. Si necesita medicina hoy, llame al { $phone } (TTY { $tty }).
status-draft-todo-monitoring = Pruebe ahora otra vez. Si todavía no funciona, llame al { $phone } (TTY { $tty }).
status-draft-todo-resolved = Nada. Si algo todavía no funciona, llame al { $phone } (TTY { $tty }).
status-draft-todo-afterwards = Nada. Si tiene preguntas, llame al { $phone } (TTY { $tty }).
status-draft-todo-known = Si esto no le deja seguir, llame al { $phone } (TTY { $tty }).
status-draft-todo-fixed = Nada. Si algo todavía no funciona, llame al { $phone } (TTY { $tty }).
status-draft-todo-planned = Haga lo que necesite antes o después de ese tiempo. Si necesita medicina entonces, llame al { $phone } (TTY { $tty }).
status-draft-todo-underway = Por favor vuelva más tarde. Si necesita medicina hoy, llame al { $phone } (TTY { $tty }).
status-draft-todo-done = Nada. Si algo no funciona, llame al { $phone } (TTY { $tty }).

# Donde el portal no tiene página de estado
status-none-title = Aquí no hay página de estado
status-none-lead = Aquí no podemos mostrarle si algo anda mal en este sitio. Una persona puede decírselo.
status-stopped-title = No podemos decir cómo está todo ahora
status-stopped-lead = Nuestra última noticia es del { $moment }. Desde entonces nuestras revisiones no han dicho nada. Una persona puede decirle más.
status-none-why = ¿Por qué no puedo iniciar sesión?

# Recibir avisos de lo que pasa
# dynamic: status-follow-ask-
# dynamic: status-follow-by-
# dynamic: status-follow-next-
# dynamic: status-follow-confirm-
# dynamic: status-follow-leave-
# dynamic: status-told-
# dynamic: status-told-stop-
status-follow = Reciba un aviso cuando algo ande mal
status-follow-link = Recibir avisos por correo electrónico o mensaje de texto
status-follow-feed-only = Puede seguir esta página en un lector de noticias (Atom), más abajo. No enviamos correos electrónicos ni mensajes de texto sobre ella.
status-follow-title = ¿Cómo quiere recibir los avisos?
status-follow-lead = Escribimos cuando algo deja de funcionar, cuando vuelve a funcionar y antes de un trabajo planeado. No necesita una cuenta.
status-follow-back = Otras maneras
status-follow-again = Empezar otra vez
status-follow-anew = Pedirlo otra vez
status-follow-go-on = Continuar
status-follow-ask-mail = Avisos por correo electrónico
status-follow-ask-text = Avisos por mensaje de texto
status-follow-ask-call = Avisos por webhook
status-follow-by-mail = Por correo electrónico
status-follow-by-mail-how = Un correo electrónico por cada novedad. Puede dejarlos oprimiendo un botón.
status-follow-by-text = Por mensaje de texto
status-follow-by-text-how = Un mensaje corto por cada novedad. Responda STOP para dejarlos. Su compañía telefónica puede cobrar por los mensajes.
status-follow-by-feed = En un lector de noticias (Atom)
status-follow-by-feed-how = No llegamos a saber ninguna dirección de usted.
status-follow-by-call = Por webhook, para programas
status-follow-by-call-how = Llamamos a la dirección de su servidor con JSON firmado por cada novedad.
status-follow-private = Guardamos esta dirección aparte de todo lo que es de los miembros, la usamos solo para esto y la borramos a más tardar 30 días después de que usted deje los avisos.
status-follow-to-mail = Correo electrónico
status-follow-to-mail-wrong = Escriba un correo electrónico, como nombre@example.com.
status-follow-to-text = Número de teléfono celular
status-follow-to-text-hint = Un número de los Estados Unidos con código de área.
status-follow-to-text-wrong = Escriba un número de teléfono de 10 dígitos, como 503-555-0142.
status-follow-to-call = Dirección web de su programa
status-follow-to-call-hint = Empieza con https:// y un nombre que todos en internet pueden alcanzar. Sin puerto y sin contraseña.
status-follow-to-call-wrong = Escriba una dirección que empiece con https:// y un nombre público, sin puerto ni contraseña.
status-follow-part = ¿De qué quiere recibir avisos?
status-follow-part-missing = Marque de qué quiere recibir avisos, o “Todo”.
status-follow-all = Todo
status-follow-next-mail = Después le enviamos un correo electrónico con un enlace. Ábralo para confirmar que la dirección es suya.
status-follow-next-text = Después le enviamos un código por mensaje de texto. Escríbalo aquí para confirmar que el teléfono es suyo.
status-follow-next-call = Después le mostramos una clave y llamamos a su programa para comprobar que es suyo.
status-follow-too-many = Llegaron demasiadas solicitudes desde su conexión. Espere 15 minutos e inténtelo otra vez.
status-follow-none = ¿No llegó nada?
status-follow-none-limit = Enviamos como máximo 3 confirmaciones al día a la misma dirección. Si ya se llegó a ese número, inténtelo mañana.
status-follow-none-many = Cuando muchas personas lo piden a la vez, hacemos una pausa con estos mensajes. Inténtelo en una hora o elija correo electrónico.
status-follow-none-folder = Mire también en la carpeta de correo no deseado. Si la dirección tenía un error, pídalo otra vez.
status-follow-none-stop = Si alguna vez respondió STOP a nuestros mensajes, envíe primero START al mismo número y pídalo otra vez.
status-follow-code-title = Escriba el código del mensaje
status-follow-code-lead = Si este teléfono puede recibir nuestros mensajes, un código de 6 dígitos va en camino. Sirve durante 30 minutos.
status-follow-code = Código
status-follow-code-hint = 6 dígitos
status-follow-code-shape = Escriba los 6 dígitos del mensaje.
status-follow-code-wrong = Este código no corresponde. Mire el mensaje más nuevo y escríbalo otra vez.
status-follow-call-title = Compruebe su programa
status-follow-call-key = Cada llamada nuestra va firmada con esta clave. Désela ahora a su programa:
status-follow-call-once = Mostramos esta clave solo ahora. Cópiela antes de seguir.
status-follow-call-shown = Su clave se mostró una vez. Si no la copió, empiece otra vez para recibir otra.
status-follow-call-echo = Cuando usted oprima el botón, llamaremos a su programa con un texto JSON que tiene un “challenge”. Debe responder en 10 segundos con el estado 200 y exactamente ese texto.
status-follow-call-now = Llamar ahora
status-follow-call-silent = Su programa no respondió con el texto. Revise la dirección y la respuesta, y oprima el botón otra vez.
status-follow-call-busy = En este momento llamamos a muchos programas. Espere un minuto y oprima el botón otra vez.
status-follow-call-full = Ya llamamos a todos los programas que podemos, aquí o en este servidor. Use el lector de noticias (Atom).
status-follow-confirm-title = Confirme que quiere esto
status-follow-confirm-lead = Recibirá correos electrónicos sobre: { $parts }.
status-follow-confirm-press = Sí, envíenmelos
status-follow-confirm-not = Si usted no lo pidió, cierre esta página. No enviaremos nada más.
status-follow-leave-title = ¿Dejar estos avisos?
status-follow-leave-lead = Usted recibe avisos sobre: { $parts }.
status-follow-leave-press = Dejarlos
status-follow-leave-not = Para cambiar de qué recibe avisos, pídalos otra vez con la misma dirección.
status-told-mail-sent-title = Mire en su correo electrónico
status-told-mail-sent = Si esta dirección puede recibir nuestros correos electrónicos, uno con un enlace va en camino. Sirve durante 24 horas.
status-told-follows-title = Usted recibirá avisos
status-told-follows = Le escribimos sobre: { $parts }.
status-told-stop-mail = Cada correo electrónico tiene un enlace para dejarlos oprimiendo un botón.
status-told-stop-text = Responda STOP a cualquiera de nuestros mensajes para dejarlos.
status-told-stop-call = Cada llamada nombra una dirección en “leave”. Un POST a ella termina las llamadas, y también la respuesta 410.
status-told-link-over-title = Este enlace ya no sirve
status-told-link-over = Servía durante 24 horas y para una sola confirmación. No se cambió nada.
status-told-code-over-title = Empiece otra vez, por favor
status-told-code-over = Esta solicitud es demasiado vieja, ya se usó o se intentó demasiadas veces. No se cambió nada.
status-told-left-title = Ya no recibirá avisos
status-told-left = Quitamos esta dirección de la lista. Puede pedirlos otra vez cuando quiera.
status-told-nobody-title = Este enlace no detiene nada
status-told-nobody = Si ya dejó estos avisos, no necesita hacer nada. Si todavía le llegan, use el enlace del más nuevo o llame al { $phone }.

# Lo que se envía
status-mail-confirm-subject = Confirme: novedades del sitio de { $plan }
status-mail-confirm = Alguien nos pidió escribir a esta dirección cuando algo ande mal en el sitio de { $plan }. Abra el enlace si fue usted.
status-mail-confirm-link = Sí, lo quiero
status-mail-confirm-not = Si no fue usted, no haga nada. No enviaremos nada más y borraremos esta dirección a más tardar en 30 días.
status-mail-page = Todo lo que sabemos hasta ahora: { $address }
status-mail-leave = Dejar estos correos electrónicos
status-mail-never = Nunca pedimos su contraseña. Este correo electrónico va a quienes pidieron novedades; no tiene que ver con su cuenta.
status-text-confirm = { $plan }: { $code } es su código para recibir novedades por mensaje. Si no lo pidió, no haga nada.
status-text-post = { $plan }: { $title }. Más: { $address }
status-text-stop = Responda STOP para dejarlos.

# Informar de un problema
# dynamic: status-report-what-
status-help-link = ¿No puede iniciar sesión? Ayuda que funciona sin el portal
status-report-link = Informar de un problema
status-report-title = Informar de un problema
status-report-lead = Díganos qué no le funciona en este momento. No necesita una cuenta y no le pedimos su nombre.
status-report-part = ¿Qué quería hacer?
status-report-part-missing = Elija qué quería hacer.
status-report-what = ¿Qué pasó?
status-report-what-missing = Elija qué pasó.
status-report-what-open = La página no se abrió
status-report-what-message = Vi un mensaje de error
status-report-what-slow = Tardó mucho
status-report-what-nothing = Esperé y no llegó nada
status-report-what-wrong = Mostró algo equivocado
status-report-counts = Contamos un informe por persona y día para cada parte. Aquí no podemos responderle, porque no preguntamos quién es usted.
status-report-send = Enviar informe
status-report-done-title = Gracias
status-report-done = Contamos a cada persona una vez, y solo unos pocos informes por hora de la misma conexión de internet. Cuando hay más de lo usual sobre lo mismo, una persona lo revisa y escribe sobre ello en la página de estado. Nada se publica solo.
status-report-person = Nadie puede responder a un informe, porque no sabemos quién lo envió. Si no puede seguir, llámenos: una persona puede ayudarle.
