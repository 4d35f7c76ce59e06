# On every page of this room
factors-back = Volver a inicio de sesión y seguridad
factors-last-title = Esta es su única forma de entrar
factors-last-why = Sin ella ya no podría iniciar sesión. Agregue antes otra forma. Después podrá quitar esta.
factors-last-password = Crear una contraseña

# Overview
security-title = Inicio de sesión y seguridad
security-lead = Cómo entra en su cuenta y qué la mantiene solo suya.
security-in = Cómo inicia sesión
security-password = Contraseña
security-password-what = su contraseña
security-password-set = Tiene una
security-password-none = No tiene
security-password-off = Desactivada después de demasiados intentos equivocados. Cree una nueva.
security-passkeys = Llaves de acceso
security-passkeys-what = sus llaves de acceso
security-passkeys-count = { $n ->
    [0] Ninguna todavía
    [one] 1 llave de acceso
   *[other] { $n } llaves de acceso
}
security-app = Aplicación de autenticación
security-app-what = su aplicación de autenticación
security-app-on = Configurada
security-app-none = Sin configurar
security-app-off = Desactivada después de demasiados códigos equivocados. Configúrela otra vez.
security-saved = Códigos guardados
security-saved-what = sus códigos guardados
security-saved-count = { $n ->
    [0] No queda ninguno
    [one] Queda 1 código
   *[other] Quedan { $n } códigos
}
security-advice-passkey = Una llave de acceso es la forma más segura y rápida de entrar. Usa su huella, su cara o el bloqueo de su pantalla, y no hay nada que recordar.
security-add-key = Agregar una llave de acceso
security-advice-saved = Guarde diez códigos en papel. Si pierde su dispositivo, uno de ellos le ayuda a entrar.
security-make-codes = Crear códigos guardados
security-look = También aquí
security-profile = Su perfil
security-profile-what = Lo que tiene su plan y adónde van sus pedidos
security-contacts = Correo electrónico y teléfono
security-contacts-what = Adónde enviamos códigos y avisos de cambios
security-choices = Preferencias de mensajes
security-choices-what = Sobre qué le escribimos y cuándo esperan los mensajes de texto
security-messages = Mensajes que le enviamos
security-messages-what = Todo lo que le enviamos y si llegó
security-devices = Dónde tiene la sesión abierta
security-devices-what = Navegadores con sesión abierta o recordados
security-viewed = Quién vio mis datos
security-viewed-what = Cada vez que nuestro personal los miró, con el motivo
security-history = Qué pasó en su cuenta
security-history-what = Inicios de sesión y cambios, primero los más nuevos
security-family = Personas que le ayudan
security-family-what = Alguien de su confianza, para cuando no pueda entrar
security-readiness = ¿Podría volver a entrar?
security-readiness-what = Qué podría hacer todavía si perdiera su teléfono o su correo electrónico

# Passkeys
passkeys-title = Llaves de acceso
passkeys-lead = Una llave de acceso inicia su sesión con su huella, su cara o el bloqueo de su pantalla. Nadie puede adivinarla y solo funciona aquí.
passkeys-none = Todavía no tiene ninguna llave de acceso.
passkey-back = Volver a llaves de acceso
passkey-add = Agregar una llave de acceso
passkey-made = Agregada
passkey-used = Último uso
passkey-lives = Dónde está
passkey-synced = En todos sus dispositivos que la comparten
passkey-on-device = En un solo dispositivo
passkey-never-used = Sin usar todavía
passkey-unnamed = Llave de acceso de { $browser }
passkey-unverified = Esta llave de acceso no comprobó que era usted, por eso necesita también su contraseña, y algunos navegadores no la ofrecen. Ponga un PIN o un bloqueo de pantalla en su dispositivo y agréguela otra vez.
passkey-removed-done = La llave de acceso se quitó.
passkey-named-done = El nombre se guardó.
passkey-copied-title = Desactivamos la llave de acceso “{ $name }”
passkey-copied-why = El { $at } se comportó como si alguien tuviera una copia. Ya no abre nada.
passkey-copied-do = Agregue una nueva. Si ve algo más que le parezca extraño, llame al { $phone }.

passkey-new-title = Agregar una llave de acceso
passkey-new-lead = Oprima el botón y su navegador le preguntará dónde guardarla. Puede guardarla:
passkey-new-phone = en este dispositivo
passkey-new-other = en su teléfono o tableta: elija otro dispositivo y escanee la imagen
passkey-new-key = en una llave física
passkey-new-shared = Esta es una computadora compartida. Guarde la llave de acceso en su propio teléfono o en una llave física, no aquí.
passkey-new-submit = Agregar una llave de acceso
passkey-new-means = Solo guardamos su mitad pública. Su huella o su cara nunca salen de su dispositivo.
passkey-new-script = Este paso necesita JavaScript
passkey-new-instead = Está desactivado o bloqueado en este navegador, y sin él no se puede crear una llave de acceso. Estas formas funcionan sin él y también le protegen:
passkey-new-app = Configurar una aplicación de autenticación
passkey-new-codes = Crear códigos guardados
passkey-make-unreadable = Su navegador envió algo que no pudimos leer, así que todavía no hay llave de acceso. Inténtelo otra vez.
passkey-make-held = Este dispositivo ya tiene una llave de acceso para su cuenta.
passkey-make-enough = Tiene 20 llaves de acceso, que es lo máximo que guardamos. Quite antes una.

passkey-one-title = Llave de acceso
passkey-fresh-title = Su llave de acceso está lista
passkey-fresh-lead = La próxima vez elija “Iniciar sesión con una llave de acceso”. Póngale un nombre ahora, para reconocerla después.
passkey-name = Nombre
passkey-name-hint = Por ejemplo: mi teléfono
passkey-name-save = Guardar nombre
passkey-name-missing = Escriba un nombre
passkey-name-long = Use 60 caracteres como máximo
passkey-remove-link = Quitar esta llave de acceso
passkey-remove-title = ¿Quitar esta llave de acceso?
passkey-remove-means = Ya no podrá iniciar sesión con ella.
passkey-remove-device = Se queda en su dispositivo hasta que la borre también ahí.
passkey-remove-submit = Quitar llave de acceso
passkey-remove-keep = Conservarla

# What a button that asks for a passkey says
passkey-said-cancelled = No pasó nada: se canceló la llave de acceso o no hay ninguna en este dispositivo. Puede intentarlo otra vez o usar otra forma.
passkey-said-held = Este dispositivo ya tiene una llave de acceso para su cuenta.
passkey-said-place = Las llaves de acceso no funcionan en esta dirección. Abra el portal por su nombre, por ejemplo localhost en vez de números.
passkey-said-failed = No funcionó. Inténtelo otra vez o use otra forma.
passkey-said-none = Este navegador no puede usar llaves de acceso. Use otra forma.

# Why a passkey opened nothing
passkey-refused-script = Para usar una llave de acceso hace falta JavaScript, que está desactivado o bloqueado en este navegador. Use otra forma.
passkey-refused-late = Tardó demasiado, así que no pasó nada. Inténtelo otra vez.
passkey-refused-answered = Esta llave de acceso se usó hace un momento con la misma solicitud. Inténtelo otra vez.
passkey-refused-unreadable = Esa llave de acceso no se pudo comprobar. Inténtelo otra vez o use otra forma.
passkey-refused-unknown = Esta llave de acceso no es de ninguna cuenta de aquí. Use otra forma.
passkey-refused-somebody = Esa es una llave de acceso de otra cuenta.
passkey-refused-removed = Esta llave de acceso se quitó de la cuenta el { $at }. Use otra forma.
passkey-refused-unverified = Su dispositivo no comprobó que era usted. Use una llave de acceso que pida la huella, la cara o el bloqueo de pantalla.
passkey-refused-copied = Esta llave de acceso se desactivó el { $at }, porque alguien podría tener una copia. Use otra forma.

# Authenticator app
authenticator-title = Aplicación de autenticación
authenticator-lead = Una aplicación en su teléfono muestra un código nuevo de seis números cada 30 segundos. Funciona sin señal.
authenticator-none = No ha configurado ninguna.
authenticator-set-up = Configurar una aplicación
authenticator-again = Configurar otra vez
authenticator-move = Configurar en un teléfono nuevo
authenticator-back = Volver a aplicación de autenticación
authenticator-made = Configurada el
authenticator-used = Último uso
authenticator-never-used = Sin usar todavía
authenticator-on-done = Su aplicación de autenticación está configurada.
authenticator-removed-done = La aplicación de autenticación se quitó.
authenticator-off-title = Su aplicación de autenticación está desactivada
authenticator-off-why = Hasta el { $at } se habían probado cien códigos equivocados seguidos. Todo lo demás funciona como antes. Configure la aplicación otra vez para usarla.
authenticator-new-title = Configurar una aplicación de autenticación
authenticator-new-lead = Sirve cualquier aplicación de autenticación. Si ya tiene una configurada aquí, la nueva toma su lugar.
authenticator-new-one = Paso 1: agréguenos a su aplicación
authenticator-new-scan = En la aplicación, elija agregar una cuenta y escanee esta imagen.
authenticator-new-picture = La imagen que escanea su aplicación. La misma clave de configuración está debajo, como texto.
authenticator-new-type = O escriba esta clave de configuración en la aplicación:
authenticator-new-here = La aplicación está en este dispositivo: abrirla
authenticator-new-two = Paso 2: escriba el código que muestra
authenticator-code = Código
authenticator-code-hint = Seis números
authenticator-code-wrong = Ese no es el código de esta imagen. Espere al siguiente. Si tampoco funciona, revise que su teléfono ajuste la hora por sí solo.
authenticator-code-shape = Escriba los seis números que muestra su aplicación
authenticator-new-submit = Terminar
authenticator-remove-link = Quitar la aplicación
authenticator-remove-title = ¿Quitar la aplicación de autenticación?
authenticator-remove-means = Sus códigos ya no servirán aquí.
authenticator-remove-submit = Quitar aplicación
authenticator-remove-keep = Conservarla

# Saved codes
saved-title = Códigos guardados
saved-lead = Diez códigos en papel, para el día en que pierda su teléfono. Cada uno sirve una vez.
saved-none = Todavía no tiene ninguno.
saved-back = Volver a códigos guardados
saved-make = Crear diez códigos
saved-make-again = Crear diez códigos nuevos
saved-left = { $n ->
    [0] No queda ningún código.
    [one] Queda 1 código.
   *[other] Quedan { $n } códigos.
}
saved-made = Creados el { $day }.
saved-few = Cree otros pronto, mientras tiene la sesión abierta.
saved-lost = Si alguien más pudo verlos, cree otros. Los de antes dejan de servir al instante.
saved-off-title = Sus códigos guardados están desactivados
saved-off-why = Hasta el { $at } se habían probado cien códigos equivocados seguidos. Cree diez nuevos.
saved-new-title = Crear diez códigos guardados
saved-new-lead = Los mostramos una sola vez. Tenga lista una impresora o una pluma.
saved-new-where = Guárdelos con sus papeles importantes, no junto a su teléfono.
saved-replaces = { $n ->
    [one] El código que le queda dejará de servir.
   *[other] Los { $n } códigos que le quedan dejarán de servir.
}
saved-new-submit = Mostrar los códigos
saved-new-later = Ahora no
saved-sheet-title = Sus diez códigos guardados
saved-sheet-once = Imprima esta página o anote los códigos ahora. No podemos mostrarlos otra vez.
saved-sheet-use = En { $place }, escriba uno donde pedimos un código. Después táchelo. Los guiones y las minúsculas no importan.
saved-sheet-keep = Nadie de su plan le pedirá nunca estos códigos.
saved-sheet-print = Imprimir
saved-sheet-done = Ya los guardé
