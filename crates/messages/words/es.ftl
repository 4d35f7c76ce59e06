outbox-title = Buzón de la demostración
outbox-what = Nada sale de esta demostración. Aquí está cada correo y mensaje de texto que habría enviado, primero el más reciente.
outbox-empty = Todavía no hay mensajes. Inicie sesión desde otro navegador y aquí aparecerá un código.
outbox-to = Para { $to }
