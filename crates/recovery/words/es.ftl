# Help me get in
get-in-title = Ayúdenme a entrar
get-in-lead = ¿Olvidó su usuario o su contraseña? ¿Perdió su teléfono o su correo electrónico? Empiece aquí.
get-in-name = Usuario, correo electrónico, teléfono o número de miembro
get-in-name-hint = Cualquiera de ellos sirve. El número de miembro está en su tarjeta.
get-in-name-missing = Escriba su usuario, correo electrónico, teléfono o número de miembro
get-in-continue = Continuar
get-in-back = Volver a iniciar sesión
get-in-back-door = Volver
get-in-back-security = Volver a seguridad
get-in-no-code = No puedo recibir mi código
get-in-have-long-code = Tengo un código de una carta o de una persona
get-in-was-not-me = Recibí un mensaje sobre algo que no hice
get-in-medicine-title = ¿Necesita medicina hoy?
get-in-medicine = Su tarjeta de farmacia sigue sirviendo aunque no pueda entrar. Para un resurtido o para hablar con un farmacéutico, llame al { $phone } ({ $hours }).
get-in-medicine-card = Mostrar su tarjeta en la farmacia sin iniciar sesión
get-in-card = Mostrar mi tarjeta en la farmacia
get-in-card-of = Mostrar en la farmacia la tarjeta de { $name }
get-in-card-one = Mostrar esta tarjeta en la farmacia: { $card }
get-in-card-of-one = Mostrar en la farmacia una tarjeta de { $name }: { $card }
get-in-refill = Pedir un resurtido sin iniciar sesión
get-in-order = Ver cómo va un pedido

# The message is on its way
get-in-reset-title = Busque nuestro mensaje
get-in-reset-lead = Si reconocemos lo que escribió, ya enviamos un mensaje al correo electrónico registrado. Trae su usuario y un código. Escriba el código aquí.
get-in-reset-spam = El mensaje puede tardar unos minutos. Busque también en su carpeta de correo no deseado. Puede usarlo en cualquier navegador.
get-in-press-lead = Oprima Continuar para seguir. Antes de eso no cambia nada.
get-in-code = Código
get-in-code-hint = 8 letras y números del correo electrónico, o 6 números de un mensaje de texto. Las mayúsculas y los espacios no importan.
get-in-code-shape = Escriba el código de nuestro mensaje: 8 letras y números, o 6 números
get-in-code-wrong = Este no es el código que enviamos. { $left ->
    [one] Le queda 1 intento.
   *[other] Le quedan { $left } intentos.
  }
get-in-code-used = Este código ya se usó. Pida uno nuevo.
get-in-expired = Este mensaje tiene más de 60 minutos y ya no sirve. Su cuenta está bien. Podemos enviarle uno nuevo.
get-in-fresh = Enviar un mensaje nuevo
get-in-ended = Fueron demasiados códigos equivocados. A su cuenta no le pasó nada. Empiece otra vez y le enviaremos otro código.
get-in-start-again = Empezar otra vez
get-in-again-title = ¿No ha llegado nada?
get-in-again-words = Podemos enviar otro. El anterior sigue sirviendo.
get-in-again = Enviar otro mensaje
get-in-again-sent = Si reconocemos lo que escribió, otro mensaje va en camino.
get-in-again-soon = El último mensaje salió hace menos de 30 segundos. Espere un momento y pida otro.

# Proved
get-in-proved-title = Elija una contraseña nueva
get-in-hello = Hola, { $name }.
get-in-username-is = Su usuario es
get-in-several-lead = Este correo electrónico es de más de una persona. Diga quién es usted.
get-in-whose = ¿De quién es la cuenta?
get-in-whose-missing = Diga de quién es la cuenta
get-in-new-password = Contraseña nueva
get-in-set-password = Guardar esta contraseña
get-in-why-title = Qué pudo haberle impedido entrar
get-in-why-off = La contraseña se escribió mal cien veces seguidas, así que no abre nada hasta que elija una nueva abajo.
get-in-why-changed = La contraseña se cambió el { $when }. La de antes no abre nada desde entonces.
get-in-why-frozen = Desde el { $when } los cambios delicados esperan, porque alguien nos dijo que lo que pasó aquí no fue cosa suya.
get-in-why-mail = Lo que enviamos por correo electrónico a { $way } nos llega devuelto, así que ningún código llega ahí.
get-in-why-stopped = { $way } respondió STOP a nuestros mensajes, así que ningún código llega ahí hasta que responda START.
get-in-why-no-texts = Los mensajes de texto a { $way } no llegan, así que tampoco los códigos.
get-in-why-unconfirmed = { $way } nunca se confirmó, así que ahí no va ningún código.
get-in-why-plan-ended = Su cobertura terminó. Aún puede iniciar sesión y ver sus datos.
get-in-why-plan-ended-on = Su cobertura terminó el { $day }. Aún puede iniciar sesión y ver sus datos.
get-in-gives-full = Ya demostró lo necesario. Su contraseña nueva sirve de inmediato para todo.
get-in-gives-later = Con su contraseña nueva puede ver sus datos y pedir resurtidos a su dirección de inmediato. Todo lo demás funciona desde el { $full }. Avisamos a todos los correos electrónicos y teléfonos que tenemos de usted, para que nadie haga esto sin que usted lo sepa.
get-in-gives-waits = Con su contraseña nueva puede ver sus datos y pedir resurtidos a su dirección desde el { $limited }. Todo lo demás funciona desde el { $full }. Avisamos a todos los correos electrónicos y teléfonos que tenemos de usted, para que nadie haga esto sin que usted lo sepa.
get-in-gives-limited = Con su contraseña nueva puede ver sus datos y pedir resurtidos a su dirección. Para todo lo demás, agregue una prueba más o hable con una persona.
get-in-gives-more = Alguien nos dijo que un intento anterior no era suyo. Hasta el { $until } necesitamos dos pruebas, o que usted hable con una persona. Agregue abajo otra prueba.
get-in-gives-nothing = Lo que usó como prueba se cambió hace poco y todavía no cuenta. Agregue otra prueba abajo o hable con una persona.
get-in-stronger = Para esto necesitamos una prueba más. Agréguela abajo o hable con una persona.
get-in-too-many = Hay demasiados intentos abiertos para esta cuenta. Agregue una prueba más o hable con una persona.
get-in-more-title = ¿Quiere todo de inmediato?
get-in-more-lead = Agregue una prueba más.
get-in-more-text = Podemos enviar un código por mensaje de texto al número que termina en { $phone }.
get-in-more-send = Enviarme un mensaje de texto
get-in-more-hint = Del mensaje de texto, de su aplicación de autenticación, de sus códigos guardados o de alguien que usted eligió para ayudarle.
get-in-more-check = Agregar esta prueba
get-in-more-wrong = Este código no funcionó. Revíselo e inténtelo otra vez.
get-in-texted = Enviamos un mensaje de texto. Escriba su código abajo.
get-in-lost = Perdí mi teléfono o mi correo electrónico

# Where it stands
get-in-case-title = Volver a entrar
get-in-case-full = Su contraseña nueva funciona. Su sesión se cerró en todos los demás lugares.
get-in-case-waiting = Su contraseña nueva está guardada. Empieza a servir un poco más tarde, para que nadie use esto en su contra.
get-in-case-limited = Su contraseña nueva funciona. Puede ver sus datos, mostrar su tarjeta y pedir resurtidos a la dirección registrada.
get-in-case-limited-from = Puede iniciar sesión desde el { $time }.
get-in-case-full-from = Todo funciona desde el { $time }.
get-in-case-letter = Para todo lo demás, agregue una prueba más o hable con una persona.
get-in-case-told = Avisamos a todos los correos electrónicos y teléfonos que tenemos de usted. Quien reciba ese mensaje puede detener esto.
get-in-case-vetoed = Alguien que recibe sus mensajes nos dijo que no era usted, así que se detuvo.
get-in-case-overtaken = Otra persona terminó de entrar en esta cuenta, así que esto se detuvo.
get-in-case-stronger = Todavía puede entrar: dé dos pruebas o hable con una persona. En persona tarda dos días como máximo.
get-in-case-lapsed = Esto terminó. Empiece otra vez cuando quiera.
get-in-other-ways = Ver las otras maneras
get-in-sign-in = Iniciar sesión
get-in-faster = Agregue una prueba más y entre antes

# I can't get my code
get-in-no-code-title = Otras maneras de entrar
get-in-way-wait-title = El mensaje no llega
get-in-way-wait = Busque en su carpeta de correo no deseado. Revise que escribió el correo electrónico que tenemos. También puede escribir su usuario o su número de miembro; el mensaje va al correo electrónico registrado.
get-in-way-phone-title = Perdió su teléfono
get-in-way-phone = Use el correo electrónico registrado. Vuelva y escriba su usuario. Los códigos guardados también sirven.
get-in-way-mailbox-title = Perdió su correo electrónico
get-in-way-mailbox = Escriba su número de teléfono. Si podemos enviarle mensajes de texto, le llegará allí un código. Los códigos guardados también sirven.
get-in-way-letter-title = Reciba una carta
get-in-way-letter = Podemos enviar un código en papel a su dirección, si ha sido la misma durante 30 días. Una carta tarda unos 5 días.
get-in-letter-send = Envíenme una carta
get-in-letter-asked = Si reconocemos lo que escribió y la dirección ha sido la misma durante 30 días, una carta va en camino.
get-in-way-person-title = Hable con una persona
get-in-way-person = Llame al { $phone }, { $hours }, o venga al mostrador. Dos personas le ayudarán. En persona vuelve a entrar en dos días como máximo, y nadie puede detenerlo a distancia.

# A long code
get-in-long-title = Escriba su código
get-in-long-lead = Para un código de una carta, de alguien que usted eligió para ayudarle, o uno que le dieron en persona o por mensaje de texto después de una llamada.
get-in-long-hint = 12 letras y números. Las mayúsculas y los espacios no importan.
get-in-long-shape = Escriba las 12 letras y números del código
get-in-long-unknown = No conocemos este código. Revise cada letra y número.
get-in-long-expired = Este código es demasiado viejo. Pida uno nuevo.
get-in-long-first = Este código es de alguien que le ayuda. Primero vuelva a “Ayúdenme a entrar” y escriba un código de su propio correo electrónico o teléfono; después escriba este allí.

# This was not me
get-in-not-me-title = No fui yo
get-in-not-me-lead = ¿Le avisamos que alguien está entrando en su cuenta? Si no es usted, deténgalo aquí. No necesita iniciar sesión.
get-in-not-me-hint = Las 12 letras y números de nuestro mensaje.
get-in-not-me-stop = Detenerlo
get-in-not-me-stopped = Está detenido. Ya nadie puede entrar de esa manera. Durante 30 días hacen falta dos pruebas o hablar con una persona.
get-in-not-me-frozen = Los cambios en esta cuenta están detenidos. Nuestro equipo lo revisa.
get-in-not-me-already = Esto ya había terminado. No hay nada más que detener.
get-in-not-me-strong = Esto lo hizo alguien que vino en persona o que dio dos pruebas. No se puede detener desde aquí. Por favor, llámenos.
get-in-not-me-next = Para entrar usted, use el botón. Para hablar con una persona, llame al { $phone } ({ $hours }).
get-in-not-me-call = ¿No tiene código? Llame al { $phone } ({ $hours }).
get-in-freeze-title = No fui yo
get-in-freeze-lead = ¿Pasó algo en su cuenta que no hizo usted? Deténgalo ahora.
get-in-freeze-others = Se cierra su sesión en todos los demás lugares.
get-in-freeze-held = Nadie puede cambiar su contraseña, correo electrónico, teléfono, dirección ni forma de pago.
get-in-freeze-works = Sus recetas, resurtidos y tarjeta siguen funcionando.
get-in-freeze-people = Nuestro equipo revisa lo que pasó.
get-in-freeze-submit = Detener los cambios ahora
get-in-freeze-done = Los cambios están detenidos y su sesión está cerrada en los demás lugares.
get-in-freeze-undo-words = ¿Sí fue usted? Puede deshacerlo en este navegador.
get-in-freeze-undo = Sí fui yo
get-in-freeze-undone = Los cambios funcionan otra vez.
get-in-freeze-elsewhere = Esto se dijo en otro navegador o por mensaje, o lo dijo nuestro personal. Para deshacerlo, dé dos pruebas o hable con una persona.
get-in-freeze-limited = Usted está volviendo a entrar, así que esto todavía no se puede usar. Si otra persona lo intenta, use el código de nuestro mensaje o llámenos.

# What waits
get-in-limits-title = Lo que tiene que esperar
get-in-limits-frozen = Alguien dijo “no fui yo”. Hasta que se aclare, algunas cosas tienen que esperar.
get-in-limits-lift = Sí fui yo, deshacerlo
get-in-limits-until = Ya puede entrar. Algunas cosas tienen que esperar hasta el { $time }, para que nadie use una contraseña perdida en su contra.
get-in-limits-sooner = Agregue una prueba más y tenga todo antes
get-in-limits-nothing = No hay nada en espera. Todo funciona.
get-in-limits-works = Lo que funciona ahora
get-in-limits-see = Ver sus recetas, reclamaciones y mensajes
get-in-limits-refill = Resurtidos a la dirección registrada
get-in-limits-card = Su tarjeta de farmacia
get-in-limits-help = Ayuda
get-in-limits-waits = Lo que tiene que esperar
get-in-limits-contacts = Cambiar su correo electrónico o teléfono
get-in-limits-address = Una dirección de entrega nueva
get-in-limits-payment = Una forma de pago nueva y las personas que le ayudan
get-in-limits-factors = Quitar llaves de acceso, aplicaciones de autenticación y códigos
get-in-limits-export = Sacar una copia de sus datos

# How ready am I?
# dynamic: get-in-lose-
get-in-ready-title = ¿Podría volver a entrar?
get-in-ready-lead = Lo que le costaría volver a entrar si hoy perdiera una de estas cosas.
get-in-lose-mailbox = Su correo electrónico
get-in-lose-phone = Su número de teléfono
get-in-lose-device = Los navegadores que le recuerdan
get-in-cost-nothing = Nada: volvería de inmediato
get-in-cost-days = { $days ->
    [one] Una espera de 1 día para algunas cosas
   *[other] Una espera de { $days } días para algunas cosas
  }
get-in-cost-person = Tendría que hablar con una persona
get-in-ready-step = El paso que más ayuda
get-in-step-none = Todo está listo. No hay nada que hacer.
get-in-step-phone = Agregue un número de teléfono, o deje que este navegador le recuerde.
get-in-step-mailbox = Agregue un correo electrónico.
get-in-step-codes = Imprima diez códigos guardados y consérvelos en papel. Toma dos minutos.
get-in-ready-go = Hacerlo ahora
get-in-ready-family = O pida a alguien de su confianza que le ayude a volver a entrar

# Messages
get-in-mail-subject = Vuelva a entrar en { $plan }
get-in-mail-username = Su usuario es { $username }.
get-in-mail-several = Alguien pidió ayuda para entrar. Este correo electrónico es de:
get-in-mail-person = { $name }: usuario { $username }
get-in-mail-code = Escriba este código en la página donde lo pidió:
get-in-mail-until = Sirve hasta { $time }, en cualquier navegador.
get-in-mail-link = O abra esta página y oprima Continuar:
get-in-mail-not-you = Si usted no pidió esto, no haga nada. Nadie entra sin este código.
get-in-text = { $code } es su código para volver a entrar. Sirve hasta { $time }. No se lo diga a nadie, ni a nosotros.
get-in-nobody-subject = Ninguna cuenta de { $plan } usa este correo electrónico
get-in-nobody-intro = Alguien escribió este correo electrónico para volver a entrar en { $plan }. Ninguna cuenta lo usa.
get-in-nobody-other = Si fue usted, pruebe con otro correo electrónico, su usuario o el número de miembro de su tarjeta.
get-in-nobody-new = Si todavía no tiene cuenta, puede crear una.
get-in-nobody-link = Crear una cuenta:
get-in-paper-subject = Su código de { $plan }
get-in-paper-intro = Alguien pidió esta carta para que usted pueda volver a entrar en su cuenta.
get-in-paper-code = Este es su código:
get-in-paper-until = Sirve una sola vez, durante 21 días.
get-in-paper-link = Escríbalo en “Tengo un código de una carta”, en “Ayúdenme a entrar”
get-in-paper-not-you = Si usted no la pidió, tire esta carta y llame al { $phone }.
get-in-desk-subject = Su código para volver a entrar
get-in-desk-text = { $code } es su código para volver a entrar. Escríbalo usted y no se lo diga a nadie, ni a nosotros.
get-in-desk-intro = Dos personas de nuestro equipo le ayudaron. Este es su código:
get-in-desk-secret = Sirve durante un día. Escríbalo usted y no se lo enseñe a nadie, ni a nosotros.
get-in-began-subject = Alguien está volviendo a entrar en su cuenta de { $plan }
get-in-began-text = Alguien está volviendo a entrar en su cuenta. ¿No es usted? Deténgalo en “Ayúdenme a entrar”, “Recibí un mensaje”, con { $code }.
get-in-began-intro = Alguien demostró quién es y eligió una contraseña nueva para su cuenta. Sirve para todo desde el { $full }.
get-in-began-letter = Alguien usó un código de una carta y eligió una contraseña nueva para su cuenta. Solo sirve para ver sus datos y pedir resurtidos.
get-in-began-you = Si fue usted, no tiene que hacer nada.
get-in-began-not-you = Si no fue usted, deténgalo con este código. No necesita iniciar sesión.
get-in-began-link = Deténgalo aquí:
get-in-began-call = O llame al { $phone }.

# Quien ayuda crea un código.
get-in-helper-title = Ayudar a { $name } a volver a entrar
get-in-helper-back = Personas que le ayudan
get-in-helper-lead = Primero hable con { $name }, para saber que de verdad es esa persona. Después cree un código y léaselo.
get-in-helper-care = Si se lo pide cualquier otra persona, no lo cree: llámenos al { $phone }.
get-in-helper-submit = Crear un código
get-in-helper-say = Lea este código a { $name }. Solo se muestra ahora.
get-in-helper-until = Sirve una vez, hasta el { $time }.
get-in-helper-where = { $name } abre “Ayúdenme a entrar”, da una prueba más, como su correo electrónico, y lo escribe allí. Hemos avisado a { $name } en todas sus direcciones.
get-in-helper-done = Listo
get-in-helper-new = Su ayuda es muy reciente: empieza a contar 14 días después de que usted aceptó.
get-in-helper-enough = Ya se crearon suficientes códigos por ahora. Espere 6 horas o llámenos.
