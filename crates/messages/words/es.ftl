outbox-title = Buzón de la demostración
outbox-what = Nada sale de esta demostración. Aquí está cada correo electrónico, mensaje de texto y carta que habría enviado, primero lo más reciente.
outbox-empty = Todavía no hay mensajes. Inicie sesión desde otro navegador y aquí aparecerá un código.
outbox-to = Para { $to }
outbox-text = Mensaje de texto
outbox-sheet = Ver la carta impresa (PDF)
outbox-state-queued = Esperando su envío
outbox-state-unknown = Quizá ya se envió
outbox-state-accepted = En manos de quien lo lleva
outbox-state-delayed = Todavía no llega: se sigue intentando
outbox-state-delivered = Llegó
outbox-state-refused = Rechazado: esta dirección no recibe mensajes
outbox-state-bounced = Devuelto: nadie tiene esta dirección
# Lo que dice un mensaje de texto a quien responde AYUDA.
text-help = { $plan }: códigos para iniciar sesión y avisos de su cuenta. ¿Necesita hablar con una persona? Llame al { $phone } o visite { $address }. Responda STOP para no recibir más mensajes.
# En el encabezado de una carta impresa.
post-call = { $phone } (TTY { $tty })
