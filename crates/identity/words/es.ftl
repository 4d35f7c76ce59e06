# Sign out
sign-out-title = Cerrar sesión
sign-out-lead = Se cerrará su sesión en este navegador.
sign-out-submit = Cerrar sesión
sign-out-stay = Seguir con la sesión abierta
sign-out-done-title = Su sesión está cerrada
sign-out-done-lead = En este navegador no queda nada de su expediente.
sign-out-done-shared = En una computadora compartida, cierre también la ventana del navegador.
sign-out-again = Iniciar sesión otra vez

# Choosing a password
password-hint = 15 caracteres o más. Unas pocas palabras son fáciles de recordar. Puede usar espacios.
password-suggest = Sugiéranme una
password-offered = Anote o guarde estas palabras y después úselas:
password-use = Usar esta contraseña
password-short = Use 15 caracteres o más
password-long = Use 256 caracteres como máximo
password-common = Esta es una de las contraseñas que los extraños prueban primero. Elija una menos común.
password-pattern = Esta se repite o cuenta, así que es fácil de adivinar. Elija palabras que no vayan seguidas.
password-about-you = Esta se compone de su propio nombre, correo o plan. Elija palabras que no tengan que ver con usted.
