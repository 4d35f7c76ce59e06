# Sign-in form
sign-in-title = Iniciar sesión
sign-in-username = Usuario o correo electrónico
sign-in-password = Contraseña
sign-in-shared = Esta es una computadora compartida
sign-in-shared-hint = Aquí no recordaremos nada y cerraremos su sesión después de 5 minutos sin actividad.
sign-in-submit = Iniciar sesión
sign-in-continue = Continuar
sign-in-help = Ayúdenme a entrar
sign-in-why = ¿Por qué no puedo iniciar sesión?
sign-in-code-why = ¿Por qué no funciona el código?
sign-in-likely-next = ¿No es esto? Siguiente
sign-in-refill = ¿Necesita medicina hoy? Resurta sin iniciar sesión
sign-in-pharmacies = Buscar una farmacia
sign-in-register = Crear una cuenta
sign-in-medicine = Su tarjeta de farmacia sigue sirviendo aunque no pueda iniciar sesión. Para un resurtido, llame al { $phone }.
sign-in-card = Mostrar su tarjeta en la farmacia sin iniciar sesión
sign-in-back = Volver
sign-in-username-missing = Escriba su usuario o correo electrónico
sign-in-username-long = Escriba un usuario o correo electrónico de 254 caracteres como máximo
sign-in-password-missing = Escriba su contraseña
sign-in-password-long = Escriba una contraseña de 256 caracteres como máximo
sign-in-password-wrong = Esa contraseña no es correcta. Revísela e inténtelo otra vez.
sign-in-password-wrong-left =
    { $left ->
        [0] Esa contraseña no es correcta. Para su próximo intento, primero le enviaremos un código por correo electrónico.
        [one] Esa contraseña no es correcta. Le queda 1 intento antes de que le enviemos un código por correo electrónico.
       *[other] Esa contraseña no es correcta. Le quedan { $left } intentos antes de que le enviemos un código por correo electrónico.
    }
sign-in-password-old = Esa es su contraseña anterior. Se cambió el { $day }. Use la nueva.

# Why the visitor is here again
sign-in-ended = Su sesión se cerró. Inicie sesión para seguir donde estaba.
sign-in-ended-idle = Cerramos su sesión el { $time } después de { $minutes } minutos sin actividad, para proteger sus datos. Inicie sesión para seguir donde estaba.
sign-in-ended-twelve = Cerramos su sesión porque llevaba 12 horas abierta. Inicie sesión para seguir donde estaba.
sign-in-attempt-ended = Ese fue el quinto código equivocado, así que ese intento terminó. Nada está bloqueado. Empiece otra vez aquí y enviaremos un código nuevo.
sign-in-attempt-old = Ese intento empezó hace más de una hora, así que terminó. Empiece otra vez aquí y enviaremos un código nuevo.
sign-in-cookies = Su navegador no guardó nuestra cookie, y hace falta para iniciar sesión. Permita las cookies de este sitio en la configuración de su navegador y vuelva a iniciar sesión.

# Code
sign-in-code-title = Escriba su código
sign-in-code-lead = Todavía no conocemos este navegador. Si conocemos ese nombre, ya enviamos un código a su correo electrónico o teléfono. Escríbalo aquí. También sirve un código de su aplicación de autenticación o uno de sus códigos guardados.
sign-in-code-asked = Usted escribió { $name }. Nos pidieron un código a { $time }.
sign-in-code = Código
sign-in-code-hint = 8 letras y números de un correo electrónico, 6 números de un mensaje de texto o de su aplicación, o un código guardado. Los códigos anteriores también sirven.
sign-in-remember = Recordar este navegador durante 30 días
sign-in-remember-hint = La próxima vez, aquí solo necesitará su contraseña.
sign-in-code-shape = Escriba un código: 8 letras y números de un correo electrónico, 6 números de un mensaje de texto o de la aplicación, o un código guardado de 26 letras y números
sign-in-code-wrong =
    { $left ->
        [one] Ese código no es correcto. Le queda 1 intento; después hay que empezar otra vez.
       *[other] Ese código no es correcto. Le quedan { $left } intentos; después hay que empezar otra vez.
    }
sign-in-code-expired = Ese código se envió hace más de 10 minutos y ya no sirve. Pida otro abajo.
sign-in-again-title = ¿Todavía no llega el código?
sign-in-again-words = Busque primero en su carpeta de correo no deseado. Puede pedir otro después de 30 segundos. Enviamos 3 códigos como máximo y luego uno más cada 6 horas.
sign-in-again = Enviar otro código
sign-in-again-done = Nos pidieron otro código. El anterior todavía sirve.
sign-in-again-too-soon = Espere 30 segundos y pida otro código
sign-in-no-code = No puedo recibir mi código

# Password after the code
sign-in-proved-title = Su código es correcto
sign-in-proved-lead = Ahora escriba la contraseña de { $name }.
sign-in-forgot = Olvidé mi contraseña
sign-in-wait = Se probaron demasiadas contraseñas equivocadas. Puede intentarlo otra vez a partir del { $time }.
sign-in-wait-now = Para entrar antes, o si necesita medicina hoy, llame al { $phone } ({ $hours }).
sign-in-off = Esta contraseña está desactivada porque se escribió mal 100 veces seguidas. Necesita una nueva.
sign-in-closed = Su plan cerró esta cuenta en línea. Su cobertura, sus medicinas y su tarjeta no dependen de ella.
sign-in-closed-now = Para que la abramos otra vez, llame al { $phone } ({ $hours }). También podemos resurtir una medicina mientras habla con nosotros.
sign-in-several = Más de una persona usa este correo electrónico con esa contraseña. Inicie sesión con su usuario.
sign-in-several-again = Iniciar sesión con mi usuario

# Register
register-title = Crear su cuenta
register-lead = Toma unos 5 minutos. Necesita su tarjeta de farmacia, su fecha de nacimiento y su correo electrónico, su teléfono o la dirección de su casa: lo que su plan conozca.
register-email = Correo electrónico o número de miembro
register-code = Código de su invitación o carta
register-code-hint = 8 letras y números de un correo electrónico, o 6 números de un mensaje de texto. Sirve por 10 minutos. Los códigos anteriores también sirven.
register-email-shape = Escriba el correo electrónico al que enviamos la invitación, o el número de miembro de su tarjeta
register-code-shape = Escriba el código del mensaje o de la carta: 12 letras y números
register-no-match = Lo que escribió y este código no van juntos. Revise los dos e inténtelo otra vez.
register-late = Ese código ya no sirve. Enviamos uno nuevo por el mismo medio. Escríbalo aquí.
register-used = Este código ya se usó. Si tiene una cuenta, inicie sesión.
register-waited = Pasaron más de 30 minutos. Si vino con un código de una invitación o carta, escríbalo otra vez: todavía sirve. Si empezó con su tarjeta, empiece otra vez.
register-none = ¿No tiene tarjeta ni código? Llame al { $phone } ({ $hours }).
register-choose-title = Elija un usuario y una contraseña
register-username = Usuario
register-username-hint = De 3 a 64 letras y números. También puede usar puntos, guiones y guiones bajos.
register-username-short = Escriba un usuario de 3 caracteres o más
register-username-long = Escriba un usuario de 64 caracteres como máximo
register-username-odd = Use en su usuario solo letras, números, puntos, guiones y guiones bajos
register-username-taken = Otra persona tiene este usuario. Elija otro.
register-submit = Crear cuenta

# Messages
sign-in-mail-code-subject = { $plan }: su código para iniciar sesión
sign-in-mail-code-intro = Alguien, esperamos que sea usted, está iniciando sesión. Escriba este código en la página para iniciar sesión:
sign-in-mail-code-until = Sirve hasta { $time }.
sign-in-mail-code-never = Nadie de nuestro equipo le pedirá nunca este código. Si usted no está iniciando sesión, no haga caso de este mensaje: sin su contraseña, el código no abre nada.
sign-in-mail-none-subject = { $plan }: ninguna cuenta usa este correo electrónico
sign-in-mail-none-intro = Alguien, quizás usted, intentó iniciar sesión con este correo electrónico. Ninguna cuenta lo usa.
sign-in-mail-none-try = Pruebe con otro correo electrónico suyo o con su usuario. El correo electrónico que sirve es el que su plan tiene registrado.
sign-in-mail-none-register = Tengo un código de invitación
sign-in-mail-none-help = Ayúdenme a entrar
sign-in-mail-none-ignore = Si no fue usted, no haga caso de este mensaje.
register-mail-subject = { $plan }: prepare su cuenta
register-mail-intro = Ya puede ver en línea sus recetas, resurtidos, reclamaciones y tarjeta de { $plan }.
register-mail-link = Preparar mi cuenta
register-mail-until = El código sirve hasta el { $time }.
register-mail-open-subject = { $plan }: su cuenta está lista
register-mail-open-intro = Su cuenta está lista. Desde ahora inicia sesión con su usuario o este correo electrónico, y su contraseña.

# Register by card
register-step-card = Escriba lo que dice su tarjeta.
register-step-code = Enviamos un código a la dirección o al número que tiene su plan. Usted lo escribe.
register-step-choose = Usted elige un usuario y una contraseña.
register-start = Empezar con mi tarjeta
register-code-have = Tengo un código de una invitación o de una carta
register-email-hint = El correo electrónico al que llegó la invitación. Si fue una carta o un mensaje de texto, el número de miembro de su tarjeta.
register-code-shape-hint = 12 letras y números, como AB12-CD34-EF56
register-card-title = Su tarjeta de farmacia
register-card-lead = Escriba lo que dice su tarjeta. No importan los espacios, los guiones, las mayúsculas ni los acentos.
register-card-number = Número de miembro
register-card-number-hint = Puede llamarse ID, RxID o Member number.
register-card-given = Nombre
register-card-family = Apellido o apellidos
register-card-family-hint = Si cambió de apellido, el anterior también sirve.
register-card-birth = Fecha de nacimiento
register-card-birth-hint = Por ejemplo: 14 de marzo de 1962 o 3/14/1962
register-card-email = Su correo electrónico actual (puede dejarlo vacío)
register-card-email-hint = Le escribimos una vez para decirle que recibimos sus datos. El código va a la dirección que tiene su plan.
register-card-number-missing = Escriba el número de miembro de su tarjeta
register-card-given-missing = Escriba su nombre
register-card-family-missing = Escriba su apellido
register-card-birth-shape = Escriba su fecha de nacimiento, como 14 de marzo de 1962
register-card-long = Escriba 100 caracteres como máximo
register-card-email-shape = Escriba un correo electrónico completo, como nombre@example.com, o déjelo vacío
register-card-help = ¿No tiene tarjeta o no puede seguir? Llame al { $phone } ({ $hours }). Una persona le ayudará.
register-card-ended = Ese fue el quinto código equivocado, así que paramos. Nada está bloqueado. Revise lo que escribió y oprima Continuar: enviaremos un código nuevo.
register-card-old = Eso fue hace más de una hora, o ya terminó. Oprima Continuar y enviaremos un código nuevo.
register-card-cookies = Su navegador no guardó nuestra cookie, y esta página la necesita. Permita las cookies de este sitio en la configuración de su navegador y oprima Continuar otra vez.
register-card-code-shape = Escriba el código: 8 letras y números de un correo electrónico, o 6 números de un mensaje de texto
register-card-code-letter = Ese parece un código de una carta o invitación. Vuelva a “Crear su cuenta” y escríbalo allí.
register-code-title = Busque nuestro código
register-code-change = Cambiar lo que escribí
register-code-lead = Si lo que escribió coincide con los datos de su plan, ya enviamos un código al correo electrónico que tiene su plan, o por mensaje de texto al número de teléfono. Escríbalo aquí.
register-code-asked = Escribió el nombre { $name }. Nos pidieron un código a { $time }.
register-code-again-done = Nos pidieron otro código. Los anteriores todavía sirven. Una carta tarda unos 5 a 7 días.
register-code-none-title = ¿No llegó el código?
register-code-none = Busque primero en su carpeta de correo no deseado. Si su plan tiene una dirección o un número anterior de usted, elija otro medio.
register-code-by = Enviar otro código
register-code-by-mail = Por correo electrónico
register-code-by-text = Por mensaje de texto
register-code-by-post = Por carta
register-code-by-post-hint = Tarda unos 5 a 7 días. Puede cerrar esta página y usar la carta cuando llegue.
register-code-never-title = ¿Todavía nada?
register-code-never = Entonces algo de lo que escribió puede ser distinto de los datos de su plan. Lo guardamos y probamos otra vez cada vez que su plan nos envía su lista. Cuando encontremos sus datos, escribiremos a la dirección que tiene su plan.
register-text-invitation = su código para crear su cuenta es { $code }. Sirve hasta el { $time }.
register-text-code = su código para crear su cuenta es { $code }. Sirve hasta { $time }.
register-mail-open-short = su cuenta está lista. Si no fue usted, llámenos enseguida.
register-mail-open-not-you = Si no fue usted, llame enseguida al { $phone }. Cerraremos la cuenta y le ayudaremos.
register-mail-card-subject = { $plan }: su código para crear una cuenta
register-mail-card-intro = Alguien, esperamos que sea usted, está creando su cuenta. Escriba este código en la página:
register-mail-card-never = Nadie de nuestro equipo le pedirá nunca este código. Si usted no está creando una cuenta, no se lo dé a nadie y llámenos.
register-mail-received-subject = { $plan }: recibimos sus datos
register-mail-received-intro = Alguien, quizás usted, empezó a crear una cuenta y dio este correo electrónico.
register-mail-received-found = Si los datos coinciden con los del plan, un código va en camino a la dirección o al número que tiene el plan. Puede ser distinto de este correo electrónico.
register-mail-received-not = Si no coinciden, los guardamos hasta el { $day } y probamos otra vez cada vez que el plan envía su lista. Para ir más rápido, llame al { $phone }.
register-mail-already-subject = { $plan }: usted ya tiene una cuenta
register-mail-already-short = usted ya tiene una cuenta. Su usuario es { $username }. ¿Olvidó su contraseña? Elija “Ayúdenme a entrar” en la página para iniciar sesión.
register-mail-already-intro = Alguien, quizás usted, empezó a crear una cuenta con su tarjeta. Usted ya tiene una. Su usuario es { $username }.
register-mail-already-forgot = Olvidé mi contraseña
register-mail-already-not-you = Si no fue usted, no tiene que hacer nada: nada se cambió ni se mostró. Si le preocupa, llame al { $phone }.

# Lanes, factors, proof
sign-in-passkey = Iniciar sesión con una llave de acceso
sign-in-slip-caps = La tecla de mayúsculas estaba activada cuando la escribió. Desactívela y escriba su contraseña otra vez.
sign-in-slip-spaces = Había un espacio antes o después de su contraseña. Escríbala otra vez sin él.
sign-in-slip-first = La primera letra estaba en mayúscula en lugar de minúscula, o al revés. Escriba su contraseña otra vez.
sign-in-slip-signs = Su teclado cambió una comilla o un guion por otro signo. Escriba su contraseña otra vez o péguela.
sign-in-slip-unseen = Su contraseña tenía un signo que no se ve o una letra hecha de dos. Escríbala otra vez.
sign-in-code-used = Ese código ya se usó. Escriba el siguiente.
sign-in-second-title = Un paso más
sign-in-second-lead = Su contraseña es correcta, { $name }. Esta cuenta también pide un código de su aplicación de autenticación o uno de sus códigos guardados.
sign-in-second-hint = 6 números de su aplicación de autenticación, o un código guardado de 26 letras y números
sign-in-passkey-instead = Usar una llave de acceso
sign-in-passkey-title = Iniciar sesión con una llave de acceso
sign-in-passkey-lead = Su teléfono, computadora o llave física comprueba que es usted. No necesita contraseña ni código.
sign-in-passkey-script = Para usar una llave de acceso hace falta JavaScript, que está desactivado o bloqueado en este navegador. Inicie sesión con su contraseña: para eso no hace falta.
sign-in-passkey-other = Iniciar sesión con contraseña
sign-in-busy-title = Muchas personas están iniciando sesión ahora
sign-in-busy-lead =
    { $seconds ->
        [one] Oprima Continuar dentro de 1 segundo. Tiene un lugar en la fila.
       *[other] Oprima Continuar dentro de { $seconds } segundos. Tiene un lugar en la fila.
    }
sign-in-busy-kept = Lo que escribió se guarda en esta página durante 10 minutos. No hay ningún problema con eso.
sign-in-text-code = su código para iniciar sesión es { $code }. Sirve hasta { $time }. Nunca se lo pediremos.
prove-title = ¿Sigue siendo usted?
prove-lead = Lo que sigue es delicado, por eso preguntamos otra vez. Esto sirve por 5 minutos.
prove-passkey = Usar mi llave de acceso
prove-nothing = Escriba su contraseña o un código
prove-wait = Hubo demasiados intentos equivocados. Espere un rato o use otra forma.
prove-wait-until = Se probaron demasiadas contraseñas equivocadas. Puede probar su contraseña otra vez a partir del { $time }.
prove-changed = Mientras tanto, su contraseña se cambió. Escriba la nueva.
prove-code-shape = Escriba 6 números de su aplicación de autenticación, o un código guardado de 26 letras y números
prove-code-wrong = Ese código no es correcto. Revíselo e inténtelo otra vez.
prove-password-wrong =
    { $left ->
        [0] Esa contraseña no es correcta. Podrá intentarlo otra vez dentro de una hora.
        [one] Esa contraseña no es correcta. Le queda 1 intento.
       *[other] Esa contraseña no es correcta. Le quedan { $left } intentos.
    }
prove-help = ¿No puede hacer nada de esto? Llame al { $phone } ({ $hours }).
prove-back = Volver a seguridad
change-password-title = Cambiar su contraseña
change-password-lead = Aquí seguirá con la sesión iniciada. En los demás lugares se cerrará, y le escribiremos.
change-password-current = Contraseña que usa ahora
change-password-new = Contraseña nueva
change-password-submit = Cambiar contraseña
change-password-done = Su contraseña se cambió.
change-password-current-missing = Escriba la contraseña que usa ahora
change-password-same = Elija una contraseña distinta de la que usa ahora
change-password-listed = Su contraseña está en una lista de contraseñas robadas. Alguien puede conocerla. Elija una nueva ahora.
# dynamic: register-mail-code
register-mail-code = Escriba allí este correo electrónico y este código de invitación:
register-mail-code-number = Escriba allí este código, con el número de miembro de su tarjeta:
