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
