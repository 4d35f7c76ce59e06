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
status-portal = Ir a iniciar sesión
status-back = El estado ahora
status-also = También en este momento
status-today = ¿Necesita medicina hoy?
status-today-call = Llame al { $phone } (TTY { $tty }), { $hours }. Una persona puede pedirla por usted o ayudar a su farmacia. Su tarjeta de farmacia sirve en la farmacia como siempre.
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
status-share = { $percent } %
status-share-none = Sin revisiones
status-definition = Los porcentajes dicen cuántas de nuestras revisiones salieron bien. Revisamos más o menos una vez por minuto, como lo haría el navegador de un miembro. Una revisión que falla durante un trabajo planeado cuenta como fallada, y nunca redondeamos hacia arriba.
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
status-span-day = Del { $from } hasta { $until }
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
