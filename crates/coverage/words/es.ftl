# La tarjeta. RxBIN, RxPCN y RxGRP son los rótulos impresos en todas las tarjetas de Estados Unidos.
card-title = Su tarjeta de farmacia
card-lead = Muestre esta tarjeta en cualquier farmacia de su plan. Enseñe la pantalla o lea los números en voz alta.
card-kind = Tarjeta de farmacia
card-member = Miembro
card-member-id = Número de miembro
card-person-code = Código de persona
card-rxbin = RxBIN
card-rxpcn = RxPCN
card-rxgrp = RxGRP
card-coverage = Cobertura
card-help-desk = Ayuda para farmacéuticos
card-members-line = Ayuda para miembros
card-plan-line = { $phone } ({ $plan })
card-home-delivery = Entrega a domicilio
card-not-on-file = No está registrado
card-more = Sobre esta cobertura
card-status = Estado
card-payer = La paga
card-subscriber-id = Número del titular
card-group = Grupo
card-group-number = Número de grupo
card-network = Red
card-network-other = Otra red
card-division = División
card-rxiin = RxIIN
card-issued = Tarjeta emitida
card-notes = También en su tarjeta
card-claims-address = Envíe reclamaciones en papel a
card-active = Activa
card-starts = Todavía no empieza
card-too-new = Demasiado nueva para mostrarla
card-ended = Terminó
card-dates-both = Del { $start } al { $end }
card-dates-start = Desde el { $start }
card-dates-end = Hasta el { $end }
card-starts-notice = Esta cobertura empieza el { $day }. La farmacia no puede usar esta tarjeta antes de esa fecha.
card-too-new-notice = Su plan nos avisó de esta cobertura, pero todavía no la ha confirmado. Si necesita medicina ahora, llame al { $phone }.
card-ended-notice = Esta cobertura terminó el { $day }. Usted puede leer la tarjeta, pero la farmacia ya no puede usarla.
card-cancelled-notice = Su plan terminó esta cobertura. Usted puede leer la tarjeta, pero la farmacia ya no puede usarla.
card-none = Todavía no tenemos una tarjeta para usted. Su plan nos envía las coberturas nuevas cada día, así que puede ser demasiado nueva para mostrarla.
card-none-now = Si necesita medicina ahora, llame al { $phone }. Podemos darle los números a su farmacia por teléfono.
card-print-hint = Para guardar una copia en papel, imprima esta página. Cada tarjeta sale en su propia hoja: frente y reverso en tamaño real, para recortarla y doblarla.
card-print = Imprimir esta tarjeta
card-pdf = Descargar esta tarjeta para recortarla (PDF)
card-png = Descargar esta tarjeta como imagen (PNG)
card-cut = Imprima esta página en tamaño completo (100%). Recorte por las líneas y doble la tarjeta por la mitad.
card-front = Frente de la tarjeta
card-back = Reverso de la tarjeta
card-share = Compartir esta tarjeta o guardarla para una aplicación

share-title = Compartir su tarjeta
share-back-to-card = Su tarjeta de farmacia
share-lead = Dé su tarjeta a una farmacia, a un consultorio médico o a un familiar sin entregar su teléfono.
share-caution = Quien la reciba puede leer lo que dice su tarjeta. Compártala solo con personas de confianza.
share-sees = Lo que verán
share-sees-name = Su nombre, su número de miembro, su código de persona y el número del titular
share-sees-plan = Su plan, su grupo y su red, las fechas de su cobertura, lo que usted paga según la tarjeta y las notas de su plan en ella
share-sees-pharmacy = Los números para la farmacia: RxBIN, RxPCN y RxGRP
share-sees-lines = Los números de teléfono de su tarjeta
share-sees-not = No verán su fecha de nacimiento, su dirección, sus medicinas ni sus reclamaciones.
share-wallet = Guardarla en la billetera de su teléfono
share-wallet-apple-why = En un iPhone, la tarjeta se abre en Apple Wallet y se queda en su teléfono.
share-wallet-apple = Agregar a Apple Wallet
share-wallet-google-why = En un teléfono Android, Google guarda la tarjeta por usted. Su nombre, los números de su tarjeta y el último día de su cobertura van a Google.
share-wallet-google = Agregar a Google Wallet
share-files = Guardar un archivo
share-file-why = Una aplicación de salud puede guardar este archivo. Está firmado, así que cualquiera puede comprobar que viene de { $plan }. Este tipo de archivo se llama SMART Health Card.
share-file-get = Guardar la tarjeta firmada para una aplicación de salud
share-file-ended = Esta cobertura terminó; por eso ya no firmamos una tarjeta para ella.
share-fhir-why = Otros programas leen la tarjeta en un formato llamado FHIR.
share-fhir-get = Guardar la tarjeta para otro programa
share-back-title = Anular sus archivos firmados
share-back-why = Usted ya guardó una tarjeta firmada. Si la anula, a quien compruebe una copia se le dirá que ya no es válida. Puede guardar otra en cualquier momento.
share-back = Anular todos los archivos firmados
share-back-done = Anulamos los archivos firmados de esta tarjeta. Las copias ya no son válidas.
share-others = Compartir otra tarjeta

share-link-make-title = Compartir con un enlace
share-link-why = Un enlace abre su tarjeta en un teléfono o una computadora, en una aplicación de salud o en nuestra página. Usted ve quién lo abrió y puede terminarlo en cualquier momento. Las aplicaciones lo llaman SMART Health Link.
share-link-life = ¿Cuánto tiempo debe funcionar?
share-link-life-hour = 1 hora
share-link-life-day = 1 día
share-link-life-week = 7 días
share-link-life-month = 30 días
share-link-life-year = 1 año
share-link-for = ¿Para quién es? (opcional)
share-link-for-hint = Solo usted ve esto. Por ejemplo: Farmacia de la Esquina.
share-link-passcode-new = Clave (opcional)
share-link-passcode-hint = De 6 a 12 números. Désela usted a la persona. Después de 10 intentos equivocados, el enlace deja de funcionar.
share-link-passcode = Clave
share-link-make = Crear un enlace
share-link-problem-life = Elija cuánto tiempo debe funcionar el enlace.
share-link-problem-label = Use 80 caracteres como máximo.
share-link-problem-passcode = Use de 6 a 12 números o deje esto vacío.
share-link-problem-easy = Esta clave es fácil de adivinar. Elija números que no sigan un orden.
share-link-problem-many = Usted tiene 20 enlaces abiertos. Termine uno antes de crear otro.
share-links = Sus enlaces
share-link-title = Enlace a su tarjeta
share-link-label = Un enlace a su tarjeta
share-link-made = Su enlace está listo.
share-link-open = Funciona
share-link-over = Terminado
share-link-spent = Detenido: demasiadas claves equivocadas
share-link-line-open = Funciona hasta el { $when }. { $n ->
    [0] Nadie lo ha abierto todavía.
    [one] Se abrió una vez.
   *[other] Se abrió { $n } veces.
}
share-link-line-over = Terminó el { $when }. { $n ->
    [0] Nadie lo abrió.
    [one] Se abrió una vez.
   *[other] Se abrió { $n } veces.
}
share-link-until = Este enlace funciona hasta el { $when }.
share-link-caution = Quien tenga este enlace puede leer su tarjeta hasta que termine. Compártalo solo con personas de confianza.
share-link-give = Dé el enlace
share-link-scan = Deje que escaneen esta imagen con la cámara de un teléfono.
share-link-picture = Código en imagen del enlace
share-link-send = O envíelo:
share-link-mail = Enviar por correo electrónico
share-link-text = Enviar por mensaje de texto
share-link-try = Ver lo que verán
share-link-address = El enlace mismo, para copiarlo
share-link-mail-subject = Mi tarjeta de farmacia
share-link-mail-text = Este enlace abre mi tarjeta de farmacia:
share-link-told = Tarjeta de farmacia, { $plan }
share-link-passcode-is = También necesitan la clave que usted eligió. No podemos mostrarla otra vez. { $left ->
    [one] Queda 1 intento.
   *[other] Quedan { $left } intentos.
}
share-link-end = Terminar este enlace ahora
share-link-ended-done = El enlace terminó. Ya nadie puede abrirlo.
share-link-ended-at = Este enlace terminó el { $when }.
share-link-ended-means = Ya nadie puede abrirlo. Quien lo abrió antes pudo haber guardado lo que vio.
share-link-opened = Quién lo abrió
share-link-opened-none = Nadie ha abierto este enlace.
share-link-opened-count = { $n ->
    [one] Se abrió una vez.
   *[other] Se abrió { $n } veces.
}
share-link-opened-names = Los nombres son los que las personas y las aplicaciones dieron.
share-link-opened-more = Solo se muestran los primeros 100.
share-link-when = Cuándo
share-link-who = Quién
share-link-holds = Lo que contiene
share-link-holds-what = Su nombre, su número de miembro, su código de persona, el número del titular, su plan, su grupo y su red, las fechas de su cobertura, los números para la farmacia, los números de teléfono de su tarjeta, lo que usted paga según ella y las notas de su plan en ella.
share-link-made-at = Creado el { $when }.

share-view-title = Una tarjeta de farmacia compartida
share-view-lead = Alguien compartió con usted su tarjeta de farmacia por medio de un enlace.
share-view-whole = Abra el enlace completo que recibió. Se necesita la parte que sigue al signo #.
share-view-scripts = Si lo hizo y la tarjeta no aparece, su navegador no ejecuta programas en las páginas. Usted puede:
share-view-app = abrir el enlace en una aplicación de salud
share-view-browser = abrirlo en otro navegador o en otro dispositivo
share-view-paper = pedir la tarjeta en papel o en PDF
share-view-call = llamar al { $phone }
share-view-ask = Diga quién es usted para ver la tarjeta.
share-view-name = Su nombre, o el de su farmacia o consultorio
share-view-name-hint = El miembro lo verá, con la hora.
share-view-name-missing = Escriba su nombre.
share-view-passcode-missing = Escriba la clave.
share-view-passcode-hint = El miembro puede dársela.
share-view-wrong = Esa no es la clave. Intentos que quedan: { $left }.
share-view-open = Mostrar la tarjeta
share-view-gone = Este enlace ya no funciona.
share-view-gone-now = Terminó, o se escribieron demasiadas claves equivocadas. Pida uno nuevo al miembro.
share-view-odd = Este enlace no está completo o no es de los nuestros.
share-view-odd-now = Ábralo otra vez exactamente como lo recibió o escanee otra vez la imagen. El enlace de otro plan se abre en la página de ese plan.
share-view-down = No pudimos obtener la tarjeta en este momento. Inténtelo otra vez en un minuto.
share-view-down-call = Si no la obtiene, llame al { $phone }.
share-view-start = La cobertura empieza
share-view-end = Último día cubierto
share-view-ended = Esta cobertura terminó. Una farmacia no puede usar esta tarjeta.
share-view-draft = El plan todavía no ha confirmado esta cobertura.
share-view-waits = Esta cobertura todavía no ha empezado.
share-view-told = El miembro puede ver que usted abrió su tarjeta.
card-pharmacy = Mostrarla en la farmacia con un código por 10 minutos

# La tarjeta sin internet, en este navegador.
keep-title = Tenga su tarjeta sin internet
keep-lead = Este dispositivo puede guardar su tarjeta para que la vea aquí cuando no haya internet. Queda bajo llave en este navegador, y no se guarda nada más. Quien pueda desbloquear este dispositivo podrá ver la tarjeta, también después de que usted cierre la sesión.
keep-do = Guardar mi tarjeta en este dispositivo
keep-kept = Su tarjeta está guardada en este dispositivo. Cuando no haya internet, o cuando no respondamos, abra nuestra dirección y la verá. Se renueva cada vez que usted mira esta página.
keep-others = Este dispositivo ya guarda una tarjeta, y puede ser de otro miembro. Solo puede guardar una: si usted guarda aquí la suya, la otra desaparece.
keep-instead = Guardar aquí mi tarjeta en su lugar
keep-end = Quitar mi tarjeta de este dispositivo
keep-failed = Su navegador no pudo guardar la tarjeta. Puede imprimirla o descargarla.
keep-shared = Usted dijo que esta es una computadora compartida, así que su tarjeta no se guarda aquí. Puede imprimirla o descargarla.
keep-no-scripts = Para guardar la tarjeta hace falta JavaScript, que está desactivado en este navegador. Puede imprimirla o descargarla.
keep-home = Póngala en su pantalla de inicio, como una aplicación
keep-home-iphone = iPhone o iPad: en Safari, oprima el botón Compartir y luego “Agregar a Inicio”.
keep-home-android = Android: abra el menú del navegador y luego oprima “Agregar a pantalla de inicio” o “Instalar aplicación”.
app-description = Su tarjeta de farmacia, sus medicinas y sus reclamaciones.
offline-title = Su tarjeta, guardada en este dispositivo
offline-lead = En este momento no hay internet o no respondemos. Esta es su tarjeta como estaba el { $day }.
offline-rest = Todo lo demás tiene que esperar: recetas, resurtidos, pedidos y reclamaciones.
offline-again = Intentar otra vez
offline-call = ¿Necesita hablar con alguien? Llame al { $phone } ({ $hours }).

# La tarjeta en el mostrador de la farmacia: un código por diez minutos.
counter-title = Código para la farmacia
counter-back = Su tarjeta de farmacia
counter-lead = Si no puede mostrar su tarjeta, la farmacia puede consultarla. Usted recibe un código y una clave para leer en voz alta, y una imagen para escanear.
counter-lead-live = Muestre esta pantalla al farmacéutico, o léale el código y la clave.
counter-rule-time = Sirve por 10 minutos y se puede abrir 3 veces.
counter-rule-sees = La farmacia ve el nombre de su plan, si su cobertura está activa, sus fechas, RxBIN, RxPCN, RxGRP y el final de su número de miembro. No ve su nombre, sus medicinas ni su dirección.
counter-rule-told = Le avisamos cada vez que se abre. Usted puede terminarlo en cualquier momento.
counter-make = Crear un código para la farmacia
counter-which = ¿Qué tarjeta?
counter-card-of-two = { $plan } ({ $which })
counter-card-number = { $card }, tarjeta { $number }
counter-card-group = grupo { $group }
counter-say-title = Lea esto en voz alta
counter-say = El farmacéutico abre { $address }/pharmacy y escribe estos dos datos:
counter-code = Código para la farmacia
counter-passcode = Clave
counter-until = Sirve hasta { $time }.
counter-looks-left = { $n ->
    [one] Se puede abrir 1 vez más.
   *[other] Se puede abrir { $n } veces más.
}
counter-not-opened = Nadie lo ha abierto todavía.
counter-opened-at = Se abrió a esta hora:
counter-scan-title = O deje que el farmacéutico escanee esto
counter-scan = La cámara de un teléfono lee esta imagen y abre una página nuestra que la comprueba. Quien la escanea ve lo que dice su tarjeta, así que muéstrela solo al farmacéutico.
counter-picture = Imagen para la cámara del farmacéutico
counter-end = Terminarlo ahora
counter-look = Ver si se abrió
counter-not-yet = Esta cobertura no ha empezado. La farmacia todavía no puede usarla.
counter-too-new = Su plan todavía no ha confirmado esta cobertura. Es posible que la farmacia no pueda usarla.
counter-ended = Esta cobertura terminó. La farmacia no puede usarla.
counter-over-stopped = Usted terminó el último código.
counter-over-seen = El último código se abrió 3 veces, así que terminó.
counter-over-guessed = Alguien escribió una clave equivocada 5 veces, así que el último código terminó. Esa persona no vio su tarjeta.
counter-over-ran-out = Pasaron los 10 minutos del último código.
counter-wait = Usted ha creado muchos códigos. Puede crear otro a partir de { $time }.
counter-wait-a-while = Usted ha creado muchos códigos. Puede crear otro dentro de 10 minutos.
counter-no-card = Todavía no tenemos una tarjeta para usted, así que no hay nada que mostrar. Por favor, llámenos.
counter-past = Códigos anteriores
counter-past-made = Se creó
counter-past-seen = Lo abrió una farmacia
counter-past-never = Nunca
counter-show-title = Mostrar su tarjeta en la farmacia
counter-show-lead = No tiene que iniciar sesión. Recordamos este navegador, así que podemos mostrar su tarjeta en la farmacia.
counter-show-make = Crear un código para la farmacia: { $name }
counter-show-make-card = Crear un código para la farmacia: { $name }, { $plan }
counter-show-not-you = ¿No es usted ninguna de estas personas? Ayúdenme a entrar
counter-frozen = Los cambios en la cuenta de { $name } están detenidos, así que no basta con que recordemos este navegador para mostrar esta tarjeta. Inicie sesión, o reciba un código por correo electrónico o por teléfono: elija “Ayúdenme a entrar” en esta página.
counter-copy = En este momento no podemos consultar nuestros registros. Esta es la copia de la tarjeta de { $name } que este navegador guardó el { $day }. El farmacéutico puede escanearla.
counter-copy-nameless = En este momento no podemos consultar nuestros registros. Esta es la copia de su tarjeta que este navegador guardó el { $day }. El farmacéutico puede escanearla.
counter-numbers = O lea esto en voz alta
counter-copies = En este momento no podemos consultar nuestros registros. Este navegador guardó una copia de más de una tarjeta. ¿Qué tarjeta necesita?
counter-copies-one = Mostrar la tarjeta de { $name }
counter-copies-card = Mostrar la tarjeta de { $name }: { $plan }
counter-unknown = No recordamos este navegador, así que todavía no podemos mostrar una tarjeta aquí.
counter-unknown-prove-title = Use su correo electrónico o su teléfono
counter-unknown-prove = Le enviamos un código. Después de escribirlo, oprima “Mostrar mi tarjeta en la farmacia”. No necesita su contraseña.
counter-unknown-go = Recibir un código
counter-unknown-call-title = O llámenos
counter-unknown-call = Podemos dar los números de su tarjeta a su farmacia. Llame al { $phone } ({ $hours }).
counter-away = En este momento no podemos consultar nuestros registros, y este navegador no tiene una copia de su tarjeta.
counter-lent-subject = Un código para la farmacia para su tarjeta de { $plan }
counter-lent-short = En la farmacia: código { $code }, clave { $passcode }, hasta { $time }. La farmacia escribe los dos en { $link }
counter-lent-intro = Usted nos pidió por teléfono que una farmacia vea su tarjeta. Dé este código a la farmacia:
counter-lent-passcode = Y esta clave: { $passcode }
counter-lent-how = La farmacia escribe los dos en { $link }. Sirve hasta { $time }, tres veces. Nadie de nuestro personal lo ha visto, y solo la farmacia tiene que oírlo.
counter-made-subject = Un código para la farmacia permite ver su tarjeta de { $plan }
counter-made-short = Se creó, sin iniciar sesión, un código para la farmacia que permite ver su tarjeta. Sirve hasta { $time }.
counter-made-intro = Alguien creó, sin iniciar sesión, un código para la farmacia que permite ver su tarjeta. Sirve hasta { $time }.
counter-made-sees = Con él, una farmacia puede ver si su cobertura está activa y los números de su tarjeta. No muestra su nombre ni sus medicinas.
counter-opened-subject = Una farmacia vio su tarjeta de { $plan }
counter-opened-short = Una farmacia vio su tarjeta a { $time }.
counter-opened-intro = Una farmacia abrió su tarjeta con su código para la farmacia el { $moment }.
counter-opened-left = { $left ->
    [0] El código ya terminó.
    [one] El código se puede abrir 1 vez más, si no han pasado sus 10 minutos.
   *[other] El código se puede abrir { $left } veces más, si no han pasado sus 10 minutos.
}
counter-mail-link = Ver o terminar su código para la farmacia
counter-mail-not-you = Si no fue usted, llame al { $phone }.
counter-mail-not-me = No fui yo

# El mismo mostrador, visto por el farmacéutico, que no tiene cuenta.
pharmacy-title = Comprobar la tarjeta de un miembro
pharmacy-lead = Para farmacias. Escriba el código para la farmacia y la clave que el miembro le muestra o le lee. No necesita una cuenta.
pharmacy-code-hint = 8 letras y números, como 7K2M-9QXD
pharmacy-passcode-hint = 4 números
pharmacy-look = Mostrar la tarjeta
pharmacy-code-missing = Escriba el código para la farmacia.
pharmacy-passcode-missing = Escriba la clave.
pharmacy-passcode-digits = Una clave tiene 4 números. Pida al miembro que se la lea otra vez.
pharmacy-wrong = Estos datos no abren ninguna tarjeta. Compruebe los dos con el miembro. Un código sirve por 10 minutos y se puede abrir 3 veces; después, el miembro crea otro.
pharmacy-masked = Final del número de miembro
pharmacy-whole-id = Pida al miembro su número de miembro completo, o llame al número de “Ayuda para farmacéuticos”.
pharmacy-left = { $n ->
    [0] Este código ya terminó.
    [one] Este código se puede abrir 1 vez más, hasta { $time }.
   *[other] Este código se puede abrir { $n } veces más, hasta { $time }.
}
pharmacy-told = Avisamos al miembro cada vez que se abre.
pharmacy-another = Comprobar otra tarjeta
pharmacy-scan = Escanear la imagen del miembro
pharmacy-help = ¿Necesita hablar con alguien? Llame al { $phone } ({ $hours }).
check-title = Comprobar una tarjeta escaneada
check-back = Escribir un código
check-lead = Su propio navegador comprueba que nosotros firmamos esta tarjeta. Asegúrese de que la dirección de arriba empiece con { $address }.
check-no-scripts = Para comprobar una imagen hace falta JavaScript, que está desactivado en este navegador. Escribir el código para la farmacia funciona sin él.
check-type = Escribir el código para la farmacia
check-wrong = Nosotros no firmamos esta tarjeta. Pida al miembro el código para la farmacia y la clave.
check-unread = En este texto no hay una tarjeta completa. Escanee la imagen otra vez, o copie todo su texto.
check-over = Nosotros firmamos esta tarjeta, pero pasaron sus 10 minutos. Pida al miembro que cree otro código para la farmacia.
check-unable = Este navegador no puede comprobar firmas. Escriba el código para la farmacia.
check-camera-none = No pudimos usar la cámara. Escanee con la aplicación de cámara de un teléfono, o escriba el código para la farmacia.
check-good = Firmada por nosotros
check-copy = No se pudieron consultar nuestros registros. Esta es una copia del
check-from = Desde
check-until = Hasta
check-good-until = Sirve hasta
check-scan = Escanear con la cámara
check-paste = Texto de la imagen
check-paste-hint = Si un lector le dio un texto o una dirección, póngalo aquí.
check-now = Comprobarla

prices-title = El precio de una medicina
prices-lead = Vea si su plan cubre una medicina y qué parte del precio le toca a usted.
prices-medicine = Medicina
prices-medicine-hint = El nombre de la etiqueta o cómo empieza. Por lo menos 3 letras.
prices-find = Buscar
prices-problem-short = Escriba por lo menos 3 letras del nombre de la medicina.
prices-found = En la lista del plan
prices-count = { $n ->
    [one] 1 medicina
   *[other] { $n } medicinas
}
prices-more = Hay más. Escriba más letras del nombre para verlas.
prices-none = No encontramos ninguna medicina con este nombre en la lista del plan.
prices-none-why = Puede que se escriba de otra manera o que no esté cubierta. Para preguntar, llame al { $phone }.
prices-drug-title = Cuánto cuesta
prices-back = El precio de otra medicina
prices-not-listed = Esta medicina no está hoy en la lista del plan.
prices-yours = Su plan
prices-tier = Grupo en la lista del plan
prices-tier-generic = Genérica
prices-tier-preferred-generic = Genérica preferida
prices-tier-non-preferred-generic = Otra genérica
prices-tier-specialty = Especializada
prices-tier-brand = De marca
prices-tier-preferred-brand = De marca preferida
prices-tier-non-preferred-brand = Otra de marca
prices-tier-preventive = Preventiva, sin costo para usted
prices-tier-medical = Se da como parte de la atención médica
prices-conditions = Antes de que su plan pague
prices-no-conditions = Su plan no pide nada especial antes de pagar.
prices-prior = Primero, la aprobación del plan.
prices-prior-why = Su médico pide al plan que la apruebe antes de que usted la surta. Esto se llama autorización previa.
prices-step = Primero, otra medicina.
prices-step-why = El plan paga esta después de que usted haya probado otra. Esto se llama terapia por pasos.
prices-quantity = Un límite de cantidad.
prices-quantity-why = El plan paga cierta cantidad cada vez.
prices-you-pay = Lo que usted paga
prices-where = Dónde y para cuánto tiempo
prices-part = La parte de usted
prices-in-1-retail = 30 días en una farmacia de la red
prices-in-1-mail = 30 días por correo, dentro de la red
prices-in-3-retail = 90 días en una farmacia de la red
prices-in-3-mail = 90 días por correo, dentro de la red
prices-out-1-retail = 30 días en una farmacia fuera de la red
prices-out-1-mail = 30 días por correo, fuera de la red
prices-out-3-retail = 90 días en una farmacia fuera de la red
prices-out-3-mail = 90 días por correo, fuera de la red
prices-cost-share = { $percent }% del precio
prices-cost-both = { $copay } y { $share }
prices-after-deductible = { $cost } cuando usted haya cubierto su deducible
prices-before-deductible = { $cost } primero, y después lo que falte de su deducible
prices-deductible-waived = { $cost }, aunque usted no haya cubierto su deducible
prices-cost-unknown = No se indica
prices-no-costs = La lista del plan no dice cuánto paga usted. Para preguntar, llame al { $phone }.
prices-saving = 90 días por correo cuestan { $cheaper }. Tres surtidos de 30 días en una farmacia cuestan { $dearer }. Por correo usted ahorra { $saved }.
prices-estimate = Esto es un cálculo aproximado según la lista del plan, no una promesa. Si usted no ha cubierto su deducible, puede pagar más. Si la medicina cuesta menos que su parte, puede pagar menos.
prices-equals = Calificadas como equivalentes por la FDA
prices-equals-why = Están en la misma lista. Pregunte a su médico o farmacéutico antes de cambiar algo: ellos saben si una es adecuada para usted.
prices-equals-cost = 30 días en una farmacia de la red: { $cost }
prices-list-since = Esta lista está vigente desde el { $day }.
prices-list-from = Esta lista estará vigente desde el { $day }.
prices-list-until = Esta lista estuvo vigente hasta el { $day }. Pregunte al plan qué vale hoy.
prices-before = Lo que usted pagó antes, por farmacia
prices-surveyed = Las farmacias pagan cerca de { $price } por { $units } { $unit } de esta medicina. Es un cálculo aproximado: un promedio de una encuesta nacional (NADAC), vigente desde el { $since }. No es el precio que paga usted.
prices-unit-each = tabletas, cápsulas o piezas
prices-unit-millilitre = mililitros
prices-unit-gram = gramos
share-mail-subject = { $plan }: se creó un enlace a su tarjeta
share-mail-short = Se creó un enlace a su tarjeta de farmacia. Sirve hasta el { $when }. ¿No fue usted? Abra el portal o llámenos.
share-mail-intro = En su cuenta se creó un enlace que muestra su tarjeta de farmacia. Sirve hasta el { $when }.
share-mail-sees = Quien tenga el enlace ve lo que está en la tarjeta. No ve sus medicinas, sus reclamaciones ni su dirección.
share-mail-link = Ver quién lo abrió, o terminarlo
share-mail-not-you = Si no fue usted, termine el enlace y avísenos, o llame al { $phone }.

# Buscar una farmacia, abierta a todos.
pharmacies-title = Buscar una farmacia
pharmacies-lead = Busque una farmacia en la lista de su plan. No tiene que iniciar sesión.
pharmacies-place = Código postal o ciudad
pharmacies-place-hint = 5 dígitos, o el nombre de una ciudad. Puede añadir el estado, así: Springfield, IL
pharmacies-find = Buscar
pharmacies-problem = Escriba un código postal de 5 dígitos, o el nombre de una ciudad.
pharmacies-count = { $n ->
    [one] Se muestra { $n } farmacia
   *[other] Se muestran { $n } farmacias
  }
pharmacies-in-zip = En el código postal { $zip }
pharmacies-in-city = En { $city }
pharmacies-none-there = No conocemos ninguna farmacia con este código postal.
pharmacies-around = En la zona: códigos postales que empiezan con { $area }
pharmacies-around-why = Buscamos por código postal y no sabemos a qué distancia queda. Algunas pueden estar lejos de usted.
pharmacies-none = No conocemos ninguna farmacia allí.
pharmacies-none-next = Revise cómo lo escribió, o pruebe con un código postal cercano. O llame al { $phone } (TTY { $tty }): buscaremos con usted.
pharmacies-ask = Llame antes de ir. Una farmacia puede estar en esta lista y no ser de la red de su plan, o puede haberse mudado. Pregunte si acepta su plan y a qué hora abre.
pharmacies-kind-counter = Usted recoge allí su medicina.
pharmacies-kind-mail = Envía su medicina por correo.
pharmacies-no-phone = No hay teléfono registrado
pharmacies-mail = Por correo
pharmacies-mail-why = Estas farmacias envían medicinas a su casa. Pregunte primero si las envían a su estado.
pharmacies-mail-all = Todas las farmacias que envían por correo
pharmacies-next = Más farmacias
pharmacies-first = Volver a las primeras
