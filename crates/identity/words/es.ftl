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
password-listed = Esta contraseña se parece a una de una lista de contraseñas robadas. Elija otra.

# Browsers
browser-on = { $name } en { $system }
browser-system = Un navegador en { $system }
browser-unknown = Un navegador que no reconocimos

# Notices
# dynamic: notice-
notice-you = Si fue usted, no tiene que hacer nada.
notice-not-you = Si no fue usted, avísenos ahora: llame al { $phone } o abra esta página. No tiene que iniciar sesión.
notice-not-you-link = No fui yo
notice-new-browser-subject = { $plan }: usted inició sesión en un navegador nuevo
notice-new-browser-intro = Alguien inició sesión en su cuenta el { $at } con { $browser }, un navegador que no conocíamos.
notice-new-browser-text = Alguien inició sesión en su cuenta en un navegador nuevo.
notice-password-changed-subject = { $plan }: su contraseña cambió
notice-password-changed-intro = Su contraseña cambió el { $at }. En los demás lugares se cerró su sesión.
notice-password-changed-text = Su contraseña cambió.
notice-password-reset-subject = { $plan }: su contraseña se restableció
notice-password-reset-intro = Su contraseña se restableció el { $at } con un código que enviamos. En los demás lugares se cerró su sesión.
notice-password-reset-text = Su contraseña se restableció.
notice-contact-added-subject = { $plan }: una dirección o un número nuevo para usted
notice-contact-added-intro = Se agregó { $contact } a su cuenta el { $at }.
notice-contact-added-text = Se agregó una dirección o un número a su cuenta.
notice-contact-ended-subject = { $plan }: se quitó una dirección o un número
notice-contact-ended-intro = Se quitó { $contact } de su cuenta el { $at }. Durante 30 días más le avisaremos allí de lo que pase.
notice-contact-ended-text = Se quitó una dirección o un número de su cuenta.
notice-passkey-added-subject = { $plan }: se agregó una llave de acceso
notice-passkey-added-intro = Se agregó una llave de acceso a su cuenta el { $at }. Con ella se puede iniciar sesión.
notice-passkey-added-text = Se agregó una llave de acceso a su cuenta.
notice-passkey-removed-subject = { $plan }: se quitó una llave de acceso
notice-passkey-removed-intro = Se quitó una llave de acceso de su cuenta el { $at }. Ya no sirve para iniciar sesión.
notice-passkey-removed-text = Se quitó una llave de acceso de su cuenta.
notice-authenticator-added-subject = { $plan }: se agregó una aplicación de códigos
notice-authenticator-added-intro = Se agregó una aplicación de códigos a su cuenta el { $at }.
notice-authenticator-added-text = Se agregó una aplicación de códigos a su cuenta.
notice-authenticator-removed-subject = { $plan }: se quitó su aplicación de códigos
notice-authenticator-removed-intro = Se quitó la aplicación de códigos de su cuenta el { $at }. Sus códigos ya no sirven.
notice-authenticator-removed-text = Se quitó la aplicación de códigos de su cuenta.
notice-saved-codes-made-subject = { $plan }: códigos guardados nuevos
notice-saved-codes-made-intro = Se crearon códigos guardados nuevos para su cuenta el { $at }. Los que guardó antes ya no sirven.
notice-saved-codes-made-text = Se crearon códigos guardados nuevos para su cuenta.
notice-saved-code-used-subject = { $plan }: se usó un código guardado
notice-saved-code-used-intro = { $left ->
    [0] Se usó uno de sus códigos guardados el { $at }. Era el último. Cree otros pronto.
    [one] Se usó uno de sus códigos guardados el { $at }. Queda 1 código. Cree otros pronto.
   *[other] Se usó uno de sus códigos guardados el { $at }. Quedan { $left } códigos.
}
notice-saved-code-used-text = Se usó uno de sus códigos guardados.
notice-wrong-step-subject = { $plan }: se usó su contraseña, pero el código no era correcto
notice-wrong-step-intro = El { $at }, alguien escribió su contraseña correcta en un navegador que no conocemos y después un código que no era correcto. No pudo entrar.
notice-wrong-step-text = Alguien escribió su contraseña correcta y después un código que no era correcto. No pudo entrar.
notice-after-many-subject = { $plan }: usted inició sesión después de muchos intentos
notice-after-many-intro = Alguien inició sesión en su cuenta el { $at }, después de muchas contraseñas equivocadas.
notice-after-many-text = Alguien inició sesión en su cuenta después de muchas contraseñas equivocadas.
notice-factor-off-subject = { $plan }: se apagó una de sus formas de iniciar sesión
notice-factor-off-intro = El { $at } apagamos una de sus formas de iniciar sesión, porque se usó mal demasiadas veces. Las demás siguen sirviendo. Puede configurarla otra vez.
notice-factor-off-text = Se apagó una de sus formas de iniciar sesión después de demasiados intentos equivocados.
notice-frozen-subject = { $plan }: estamos protegiendo su cuenta
notice-frozen-intro = El { $at } alguien nos dijo que algo en su cuenta no lo hizo usted. Usted puede ver su expediente, pedir resurtidos a su dirección registrada y usar su tarjeta. Los cambios esperan hasta que usted diga que todo está bien.
notice-frozen-text = Estamos protegiendo su cuenta. Su tarjeta y sus resurtidos siguen sirviendo.
notice-unfrozen-subject = { $plan }: su cuenta está abierta otra vez
notice-unfrozen-intro = Desde el { $at } puede volver a hacer cambios en su cuenta.
notice-unfrozen-text = Su cuenta está abierta otra vez.
notice-closed-subject = { $plan }: su cuenta en línea está cerrada
notice-closed-intro = El { $at } su plan cerró su cuenta en línea y se cerró su sesión en todas partes. Su cobertura, sus medicinas y su tarjeta no dependen de ella. Para que la abramos otra vez, llámenos.
notice-closed-text = Su cuenta en línea está cerrada. Su cobertura y su tarjeta no. Llámenos para abrirla otra vez.
notice-reopened-subject = { $plan }: su cuenta en línea está abierta otra vez
notice-reopened-intro = Desde el { $at } puede iniciar sesión otra vez, con la contraseña y las llaves de acceso que tenía.
notice-reopened-text = Su cuenta en línea está abierta otra vez.
notice-recovery-began-subject = { $plan }: alguien está recuperando su cuenta
notice-recovery-began-intro = El { $at } alguien pidió recuperar su cuenta. Si nadie se opone, podrá usarla completa desde el { $full }.
notice-recovery-began-text = Alguien pidió recuperar su cuenta.
notice-recovery-limited-subject = { $plan }: una parte de su cuenta está abierta otra vez
notice-recovery-limited-intro = Desde el { $at } quien pidió recuperar la cuenta puede ver su expediente y pedir resurtidos a su dirección registrada. Podrá usar toda la cuenta desde el { $full }, si usted no se opone.
notice-recovery-limited-text = Se abrió una parte de su cuenta a quien pidió recuperarla.
notice-recovery-full-subject = { $plan }: la recuperación de su cuenta está completa
notice-recovery-full-intro = Desde el { $at } su cuenta se usa con la contraseña nueva. En los demás lugares se cerró su sesión.
notice-recovery-full-text = La recuperación de su cuenta está completa.
notice-recovery-vetoed-subject = { $plan }: se detuvo la recuperación de su cuenta
notice-recovery-vetoed-intro = El { $at } alguien nos dijo que la petición de recuperar la cuenta no era suya. La detuvimos. Si era suya, llámenos o visítenos: una persona le ayudará.
notice-recovery-vetoed-text = Se detuvo la petición de recuperar su cuenta.

# Devices
devices-title = Dónde tiene la sesión abierta
devices-lead = Si no reconoce alguno de estos, ciérrelo y díganos que no fue usted.
devices-back = Seguridad
devices-places = Sesiones abiertas ahora
devices-places-none = No tiene la sesión abierta en ningún otro lugar.
devices-browser = Navegador
devices-since = Inicio de sesión
devices-seen = Último uso
devices-act = Lo que puede hacer
devices-here = Este navegador
devices-out = Cerrar sesión
devices-out-of = Cerrar sesión en { $browser }
devices-out-all = Cerrar sesión en todos los demás
devices-known = Navegadores recordados
devices-known-lead = En estos basta con su contraseña. En los demás pedimos también un código.
devices-known-none = No hay ningún navegador recordado.
devices-used = Último inicio de sesión
devices-until = Recordado hasta
devices-forget = Olvidar
devices-forget-of = Olvidar { $browser }
devices-forget-all = Olvidar todos los navegadores
devices-done-out = Esa sesión está cerrada.
devices-done-all = Su sesión está cerrada en todos los demás lugares.
devices-done-forgotten = Olvidado. El próximo inicio de sesión allí pedirá un código.
devices-not-me = Algo de esto no lo hice yo

# History
# dynamic: history-
history-title = Historial de inicios de sesión
history-lead = Lo que pasó en su cuenta, lo más nuevo primero.
history-none = Todavía no ha pasado nada.
history-what = Qué pasó
history-when = Cuándo
history-known-device = Inicio de sesión con su contraseña
history-mailed-code = Inicio de sesión con su contraseña y un código de su correo
history-texted-code = Inicio de sesión con su contraseña y un código de un mensaje de texto
history-authenticator = Inicio de sesión con su contraseña y su aplicación de códigos
history-saved-code = Inicio de sesión con su contraseña y un código guardado
history-passkey = Inicio de sesión con una llave de acceso
history-passkey-and-password = Inicio de sesión con una llave de acceso y su contraseña
history-registration = Se abrió su cuenta
history-recovery = Inicio de sesión después de recuperar la cuenta
history-signed-out = Se cerró la sesión
history-all-signed-out = Se cerró la sesión en todos los demás lugares
history-wrong-password = Alguien escribió una contraseña equivocada
history-wrong-step = Alguien escribió su contraseña y después un código equivocado
history-password-changed = Su contraseña cambió
history-password-reset = Su contraseña se restableció
history-contact-added = Se agregó una dirección o un número
history-contact-ended = Se quitó una dirección o un número
history-passkey-added = Se agregó una llave de acceso
history-passkey-removed = Se quitó una llave de acceso
history-authenticator-added = Se agregó una aplicación de códigos
history-authenticator-removed = Se quitó la aplicación de códigos
history-saved-codes-made = Se crearon códigos guardados nuevos
history-saved-code-used = Se usó un código guardado
history-factor-off = Una forma de iniciar sesión se apagó después de demasiados intentos equivocados
history-device-forgotten = Se olvidó un navegador recordado
history-frozen = Protegimos su cuenta
history-unfrozen = Su cuenta se abrió otra vez
history-closed = Su plan cerró su cuenta
history-reopened = Su plan volvió a abrir su cuenta
history-recovery-began = Alguien pidió recuperar la cuenta
history-recovery-vetoed = Se detuvo una recuperación de la cuenta
history-recovery-done = Se completó una recuperación de la cuenta

# Contacts
contacts-title = Correos electrónicos y teléfonos
contacts-lead = Aquí llegan los códigos y los avisos. Dos formas son mejor que una: si pierde una, con la otra puede volver.
contacts-none = No hay nada registrado. Agregue un correo electrónico o un teléfono para que podamos comunicarnos con usted.
contacts-way = Dirección o número
contacts-kind-mail = Correo electrónico
contacts-kind-phone = Teléfono
contacts-since = Desde
contacts-state = Estado
contacts-confirmed = Confirmado
contacts-unconfirmed = Sin confirmar
contacts-end = Quitar
contacts-add = Agregar una dirección o un número
contacts-done-added = Agregado. Desde ahora pueden llegar códigos allí.
contacts-done-ended = Quitado. Durante 30 días más le avisaremos allí de lo que pase en su cuenta.
contacts-held = Alguien recuperó esta cuenta hace poco. Para protegerle, las direcciones y los números se pueden cambiar otra vez desde el { $until }.
contacts-enough = Ya tiene 6. Quite uno primero.
contacts-last = Es la única forma en que podemos comunicarnos con usted. Agregue otra primero.
contact-add-title = Agregar una dirección o un número
contact-add-lead = Enviaremos un código allí. Cuenta cuando usted escriba ese código.
contact-add-reach = Correo electrónico o número de celular
contact-add-hint = Por ejemplo nombre@example.com o 202-555-0123
contact-add-submit = Enviar un código
contact-add-shape = Escriba un correo electrónico como nombre@example.com o un teléfono de 10 dígitos
contact-add-standing = Este ya está registrado
contact-add-spent = Hoy pidió 6 códigos. Inténtelo otra vez mañana.
contact-add-no-texts = Todavía no podemos enviar mensajes de texto. Escriba un correo electrónico.
contact-code-title = Escriba el código
contact-code-lead = Enviamos un código a { $way }. Sirve durante 10 minutos.
contact-code = Código
contact-code-hint = 8 letras y dígitos por correo, 6 dígitos por mensaje de texto
contact-code-submit = Continuar
contact-code-shape = Escriba el código del mensaje
contact-code-wrong = { $left ->
    [one] Ese código no es correcto. Puede intentarlo 1 vez más.
   *[other] Ese código no es correcto. Puede intentarlo { $left } veces más.
}
contact-code-late = Ese código se envió hace más de 10 minutos. Pida uno nuevo.
contact-code-again = Pedir un código nuevo
contact-end-title = ¿Quitar este?
contact-end-lead = { $way }
contact-end-means = Ya no llegarán códigos allí y ya no servirá para que usted vuelva. Durante 30 días más le avisaremos allí de lo que pase en su cuenta.
contact-end-submit = Quitar
contact-end-keep = Dejarlo
contact-mail-subject = { $plan }: confirme esta dirección
contact-mail-intro = Alguien, esperamos que usted, está agregando esto a una cuenta. Escriba este código allí:
contact-mail-not-you = Si no fue usted, no haga caso de este mensaje. Sin el código no pasa nada.
contact-text = Su código es { $code }. Nadie de nosotros se lo pedirá.
