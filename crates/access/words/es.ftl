# Sign-in form
sign-in-title = Iniciar sesión
sign-in-username = Usuario o correo electrónico
sign-in-password = Contraseña
sign-in-shared = Esta es una computadora compartida
sign-in-shared-hint = Aquí no recordaremos nada y cerraremos su sesión después de 5 minutos sin actividad.
sign-in-submit = Iniciar sesión
sign-in-continue = Continuar
sign-in-help = Ayúdenme a entrar
sign-in-register = Tengo un código de invitación
sign-in-back = Volver
sign-in-username-missing = Escriba su usuario o correo electrónico
sign-in-username-long = Escriba un usuario o correo de 254 caracteres como máximo
sign-in-password-missing = Escriba su contraseña
sign-in-password-long = Escriba una contraseña de 256 caracteres como máximo
sign-in-password-wrong = Esa contraseña no es correcta. Revísela e inténtelo otra vez.
sign-in-password-wrong-left =
    { $left ->
        [0] Esa contraseña no es correcta. Para su próximo intento, primero le enviaremos un código por correo electrónico.
        [one] Esa contraseña no es correcta. Le queda 1 intento antes de que primero le enviemos un código por correo electrónico.
       *[other] Esa contraseña no es correcta. Le quedan { $left } intentos antes de que primero le enviemos un código por correo electrónico.
    }
sign-in-password-old = Esa es su contraseña anterior. Se cambió el { $day }. Use la nueva.

# Why the visitor is here again
sign-in-ended = Su sesión se cerró. Inicie sesión para seguir donde estaba.
sign-in-ended-idle = Cerramos su sesión el { $time } después de { $minutes } minutos sin actividad, para proteger sus datos. Inicie sesión para seguir donde estaba.
sign-in-ended-twelve = Cerramos su sesión porque llevaba 12 horas abierta. Inicie sesión para seguir donde estaba.
sign-in-attempt-ended = Ese fue el quinto código incorrecto, así que ese intento terminó. Nada está bloqueado. Empiece otra vez aquí y enviaremos un código nuevo.
sign-in-attempt-old = Ese intento empezó hace más de una hora, así que terminó. Empiece otra vez aquí y enviaremos un código nuevo.
sign-in-cookies = Su navegador no guardó nuestra cookie, y hace falta para iniciar sesión. Permita las cookies de este sitio en la configuración de su navegador y vuelva a iniciar sesión.

# Code
sign-in-code-title = Busque un código en su correo
sign-in-code-lead = Todavía no conocemos este navegador. Si conocemos ese nombre, enviamos un código a su correo electrónico. Escríbalo aquí.
sign-in-code-asked = Usted escribió { $name }. Recibimos la solicitud de un código a las { $time }.
sign-in-code = Código
sign-in-code-hint = 8 letras y números, como AB12-CD34. Sirve durante 10 minutos. Los códigos anteriores también sirven.
sign-in-remember = Recordar este navegador durante 30 días
sign-in-remember-hint = La próxima vez bastará aquí con su contraseña.
sign-in-code-shape = Escriba el código del mensaje: 8 letras y números
sign-in-code-wrong =
    { $left ->
        [one] Ese código no es correcto. Le queda 1 intento; después hay que empezar otra vez.
       *[other] Ese código no es correcto. Le quedan { $left } intentos; después hay que empezar otra vez.
    }
sign-in-code-expired = Ese código se envió hace más de 10 minutos y ya no sirve. Pida otro abajo.
sign-in-again-title = ¿Aún no llega el código?
sign-in-again-words = Busque primero en su carpeta de correo no deseado. Puede pedir otro después de 30 segundos. Enviamos 3 códigos como máximo y luego uno más cada 6 horas.
sign-in-again = Enviar otro código
sign-in-again-done = Recibimos la solicitud de otro código. El anterior todavía sirve.
sign-in-again-too-soon = Espere 30 segundos y pida otro código
sign-in-no-code = No puedo recibir mi código

# Password after the code
sign-in-proved-title = Su código es correcto
sign-in-proved-lead = Ahora escriba la contraseña de { $name }.
sign-in-forgot = Olvidé mi contraseña
sign-in-wait = Se probaron demasiadas contraseñas incorrectas. Puede intentar otra vez a partir del { $time }.
sign-in-wait-now = Para entrar antes, o si necesita medicinas hoy, llame al { $phone }, { $hours }.
sign-in-off = Esta contraseña está desactivada porque se escribió mal 100 veces seguidas. Necesita una nueva.
sign-in-several = Más de una persona usa este correo electrónico con esa contraseña. Inicie sesión con su usuario.
sign-in-several-again = Iniciar sesión con mi usuario

# Get in
get-in-title = Ayúdenme a entrar
get-in-call = Llame al { $phone }, { $hours }. Una persona le ayudará a iniciar sesión, también si olvidó su usuario o contraseña o ya no tiene su correo electrónico.
get-in-try-title = Qué puede probar ahora
get-in-try-email = Inicie sesión con su correo electrónico en vez de su usuario. Si lo conocemos, enviamos allí un código. Si no, le escribimos y se lo decimos.
get-in-try-spam = Busque nuestro mensaje en su carpeta de correo no deseado. Puede tardar unos minutos.
get-in-try-password = Revise que las mayúsculas no estén activadas y que no haya un espacio antes o después de su contraseña.
get-in-medicine-title = ¿Necesita medicinas hoy?
get-in-medicine = Su tarjeta de farmacia sigue sirviendo aunque no pueda iniciar sesión. Para un resurtido, llame al { $phone }.
get-in-again = Volver a iniciar sesión

# Register
register-title = Crear su cuenta
register-lead = Necesita el código de invitación del correo que le enviamos.
register-email = Correo electrónico
register-code = Código de invitación
register-code-hint = 12 letras y números, como AB12-CD34-EF56
register-email-shape = Escriba el correo electrónico al que enviamos la invitación, como nombre@example.com
register-code-shape = Escriba el código de invitación del mensaje: 12 letras y números
register-no-match = Este correo y este código no van juntos. Revise los dos e inténtelo otra vez.
register-late = Ese código ya no sirve. Enviamos uno nuevo a la misma dirección. Escríbalo aquí.
register-used = Esta invitación ya se usó. Si tiene una cuenta, inicie sesión.
register-waited = Pasaron más de 30 minutos, así que escriba otra vez su correo y su código. El código todavía sirve.
register-none = ¿No tiene invitación? Llame al { $phone }, { $hours }.
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
sign-in-mail-code-intro = Alguien, esperamos que usted, está iniciando sesión. Escriba este código en la página:
sign-in-mail-code-until = Sirve hasta las { $time }.
sign-in-mail-code-never = Nadie de nuestro equipo le pedirá nunca este código. Si usted no está iniciando sesión, no haga caso de este mensaje: sin su contraseña, el código no abre nada.
sign-in-mail-none-subject = { $plan }: ninguna cuenta usa esta dirección
sign-in-mail-none-intro = Alguien, quizás usted, intentó iniciar sesión con este correo electrónico. Ninguna cuenta lo usa.
sign-in-mail-none-try = Pruebe con otra dirección suya o con su usuario. La dirección que sirve es la que su plan tiene registrada.
sign-in-mail-none-register = Tengo un código de invitación
sign-in-mail-none-help = Ayúdenme a entrar
sign-in-mail-none-ignore = Si no fue usted, no haga caso de este mensaje.
register-mail-subject = { $plan }: prepare su cuenta
register-mail-intro = Ya puede ver en línea sus recetas, resurtidos, reclamaciones y tarjeta de { $plan }.
register-mail-link = Preparar mi cuenta
register-mail-code = Escriba allí este correo electrónico y este código de invitación:
register-mail-until = El código sirve hasta el { $time }.
register-mail-open-subject = { $plan }: su cuenta está lista
register-mail-open-intro = Su cuenta está lista. Desde ahora inicia sesión con su usuario o este correo electrónico, y su contraseña.
