# Messages: what somebody wants to hear about
# dynamic: preferences-orders
# dynamic: preferences-reminders
# dynamic: preferences-costs
# dynamic: preferences-news
# dynamic: preferences-savings
# dynamic: preferences-past-en
# dynamic: preferences-past-es
preferences-title = Los mensajes que usted quiere
preferences-back = Volver a seguridad
preferences-lead = Elija sobre qué le escribimos. Puede cambiarlo cuando quiera.
preferences-topics = Escríbanme sobre
preferences-orders = Pedidos y resurtidos
preferences-orders-hint = Tenemos su pedido, ya fue enviado, o hace falta algo de usted.
preferences-reminders = Recordatorios
preferences-reminders-hint = Antes de que se le acabe una medicina.
preferences-costs = Reclamaciones y costos
preferences-costs-hint = Una reclamación nueva, o una que cambió.
preferences-news = Noticias de su plan
preferences-news-hint = Lo nuevo, unas pocas veces al año.
preferences-savings = Maneras de ahorrar
preferences-savings-hint = Cuando la misma medicina le costaría menos.
preferences-quiet-title = Horas de silencio
preferences-quiet = Guardar los mensajes de texto durante las horas de silencio
preferences-quiet-hint = Llegan cuando terminan esas horas, según el reloj de su plan. Los códigos llegan enseguida. El correo electrónico y las cartas no esperan.
preferences-from = Desde
preferences-to = Hasta
preferences-same-hour = Elija un final que no sea la misma hora del comienzo
preferences-am = { $hour }:00 a. m.
preferences-pm = { $hour }:00 p. m.
preferences-submit = Guardar lo que elegí
preferences-done = Guardado. Vale desde ahora.
preferences-always-title = Lo que siempre enviamos
preferences-always = Códigos, avisos de seguridad, recibos de lo que usted paga y las cartas que pide la ley. Protegen su cuenta y sus derechos; por eso no se pueden apagar.
preferences-stop = Para no recibir más textos en su teléfono, responda STOP a uno de ellos. Para recibirlos otra vez, responda START.
preferences-past-title = Lo que eligió antes
preferences-past-empty = Usted no ha cambiado nada todavía. Lo de arriba es como empieza todo el mundo.
preferences-past-none = Ningún mensaje que se pueda apagar
preferences-past-quiet = Horas de silencio: de { $from } a { $to }
preferences-past-loud = Sin horas de silencio
preferences-past-en = Elegido en inglés, versión { $version } de estas palabras
preferences-past-es = Elegido en español, versión { $version } de estas palabras

# Mensajes: todo lo que enviamos
messages-title = Mensajes que le enviamos
messages-lead = Todo lo que le enviamos en los últimos dos años, primero lo más nuevo.
messages-back = Todos los mensajes
messages-empty = Todavía no le hemos enviado ningún mensaje.
messages-unread = { $unread ->
    [0] Usted ya los leyó todos
    [one] 1 mensaje que no ha leído
   *[other] { $unread } mensajes que no ha leído
}
messages-new = Nuevo.
messages-choices = Elija sobre qué le escribimos
messages-mail = Correo electrónico
messages-mail-to = Correo electrónico a { $to }
messages-text = Mensaje de texto
messages-text-to = Mensaje de texto a { $to }
messages-post = Carta en papel
messages-when = Escrito
messages-how = Enviado por
messages-since = Última noticia
messages-said = Lo que decía
messages-no-code = Los mensajes como este pueden llevar un código. Para protegerle, nunca los mostramos otra vez.
messages-no-text = No guardamos lo que decía este mensaje.
messages-code-sign-in = Un código para iniciar sesión
messages-code-register = Un mensaje sobre cómo abrir su cuenta
messages-code-recovery = Un código para volver a entrar
messages-code-stop = Alguien pidió entrar en su cuenta: un código para impedirlo
messages-code-contact = Un código para confirmar un correo o un teléfono
messages-other = Un mensaje nuestro
messages-kept = Guardado aquí
messages-kept-means = No lo enviamos, como usted eligió. Puede leerlo aquí.
messages-stopped = No enviado
messages-stopped-means = Su teléfono respondió STOP, así que no lo enviamos. Para recibir textos otra vez, responda START.
messages-refused = No enviado
messages-refused-means = Tratamos de enviarlo y no pudimos.
messages-bounced = Devuelto
messages-bounced-means = Lo enviamos, pero no llegó. Revise la dirección o el número que tenemos de usted.
messages-queued = En espera
messages-queued-means = Está esperando a ser enviado.
messages-unknown = No es seguro
messages-unknown-means = No sabemos si se envió. Si no llegó, puede que lo enviemos otra vez.
messages-delayed = Con demora
messages-delayed-means = Está en camino, pero algo lo detiene.
messages-sent = Enviado
messages-sent-means = Se envió. No hemos sabido si le llegó.
messages-delivered = Entregado
messages-delivered-means = Se envió y llegó.
