# Did you really send this?
# dynamic: really-about-
# dynamic: really-by-
# dynamic: really-never-
really-title = ¿De verdad lo enviamos nosotros?
really-lead = Cada mensaje nuestro lleva un código de 6 letras y números. Escríbalo aquí y le decimos qué enviamos con él.
really-code = Código del mensaje
really-code-hint = Por ejemplo, 7K2M9Q. Está al final de un correo electrónico o de una carta, y en un mensaje de texto.
really-code-shape = Escriba las 6 letras y números tal como están en el mensaje.
really-look = Comprobar este código
really-yes = { $count ->
    [one] Sí, enviamos un mensaje con { $code }
   *[other] Sí, enviamos { $count } mensajes con { $code }
}
really-yes-compare = Compárelo con el mensaje que tiene. Si trata de otra cosa, o si llegó por otro medio o a otra hora, alguien copió nuestro código: no haga nada de lo que le pide.
really-no = No enviamos ningún mensaje con { $code }
really-no-check = Revise otra vez si lo escribió tal como está en el mensaje. Si es así, el mensaje no es nuestro: no abra ningún enlace ni llame a ningún número que traiga, y bórrelo.
really-about-sign-in = Un código para iniciar sesión
really-about-account = Abrir una cuenta
really-about-nobody = Que ninguna cuenta usa una dirección
really-about-recovery = Volver a entrar en una cuenta
really-about-contact = Un código para confirmar un correo electrónico o un teléfono
really-about-security = Algo que cambió en una cuenta
really-about-order = Un pedido o un resurtido
really-about-renewal = La respuesta de su médico
really-about-approval = La aprobación de una medicina por su plan
really-about-reminder = Una medicina que se está acabando
really-about-claim = Una reclamación
really-about-payment = Un pago
really-about-pharmacy = Una farmacia que ve una tarjeta
really-about-card = Un enlace a una tarjeta
really-about-news = Noticias o una forma de ahorrar
really-about-digest = Varios mensajes en uno
really-about-ticket = Nuestra respuesta a un mensaje suyo
really-about-desk = Algo que nuestro personal hizo enviar durante una llamada
really-about-other = Otro mensaje nuestro
really-by-mail = por correo electrónico
really-by-text = por mensaje de texto
really-by-post = por carta
really-never-title = Lo que nunca hacemos
really-never-password = Nunca le pedimos su contraseña, ni por teléfono, ni por correo electrónico, ni por mensaje de texto.
really-never-code = Nunca le pedimos que nos diga un código que le enviamos.
really-never-money = Nunca le pedimos que pague con tarjetas de regalo, transferencias de dinero o aplicaciones de pago.
really-never-hurry = Nunca le decimos que perderá sus medicinas si no hace algo hoy.
really-never-address = Nuestra dirección es siempre { $address }. Si duda de un enlace, no lo abra: escriba usted la dirección.
really-doubt-title = Si tiene dudas o si ya lo contestó
really-doubt = Llame al { $phone } (TTY { $tty }). Nadie le va a regañar, y nunca es tarde para revisarlo.
really-doubt-freeze = Detener ahora los cambios en mi cuenta

# Help: guides by topic and by words
guides-title = Ayuda
guides-all = Toda la ayuda
guides-today = ¿Necesita medicina hoy?
guides-today-call = O llame al { $phone } ({ $hours }). Una persona puede pedirla por usted o ayudar a su farmacia.
guides-words = ¿Con qué necesita ayuda?
guides-words-hint = Bastan pocas palabras, por ejemplo “no llega el código”.
guides-words-missing = Escriba una o dos palabras, por ejemplo “contraseña”
guides-find = Buscar ayuda
guides-found-title = Lo que encontramos
guides-found = { $count ->
    [one] Encontramos 1 guía para “{ $words }”.
   *[other] Encontramos { $count } guías para “{ $words }”; la más útil va primero.
}
guides-none = No encontramos nada para “{ $words }”.
guides-none-next = Pruebe con otras palabras o elija una pregunta más abajo. También puede llamar al { $phone }.
guides-person = Hable con una persona
guides-phone = Teléfono
guides-tty = TTY
guides-write = Escríbanos o pida que le llamemos
guides-hours = Horario
guides-status = Ver si este sitio funciona, o informar de un problema
guides-stuck = ¿Todavía no puede?
guides-stuck-call = Llame al { $phone }, { $hours } (TTY { $tty }). Díganos qué ve en la página. Nunca le pedimos su contraseña ni un código.

# The guides themselves
# dynamic: guide-
guide-topic-getting-in = Entrar
guide-topic-lost = Si perdió algo
guide-topic-browser = Su navegador y la página
guide-topic-safe = Proteger su cuenta
guide-topic-medicine = Medicina, tarjeta y cobertura
guide-topic-people = Ayudar a otros y leer con comodidad
guide-door-sign-in = Iniciar sesión
guide-door-why = ¿Por qué no puedo iniciar sesión? Buscar la razón
guide-door-check = Revisar este navegador
guide-door-passkey = Iniciar sesión con una llave de acceso
guide-door-get-in = Ayúdenme a entrar
guide-door-other-ways = Otras maneras de entrar
guide-door-by-card = Crear una cuenta con su tarjeta
guide-door-by-code = Crear una cuenta con un código nuestro
guide-door-contacts = Sus correos electrónicos y teléfonos
guide-door-passkeys = Sus llaves de acceso
guide-door-devices = Dónde tiene la sesión abierta
guide-door-history = Lo que pasó en su cuenta
guide-door-stop-by-code = Detenerlo con el código de nuestro mensaje
guide-door-stop = No fui yo: detener los cambios
guide-door-really-us = ¿De verdad lo enviamos? Comprobar un mensaje
guide-door-messages = Mensajes que le enviamos
guide-door-show-card = Mostrar su tarjeta en la farmacia sin iniciar sesión
guide-door-card = Su tarjeta de farmacia
guide-door-refill = Resurtir sin iniciar sesión
guide-door-pharmacies = Buscar una farmacia
guide-door-order = Ver cómo va un pedido
guide-door-claims = Sus reclamaciones
guide-door-family = Personas que le ayudan
guide-door-reading = Idioma y tamaño de letra

guide-wrong-password-title = ¿Por qué mi usuario o mi contraseña están equivocados?
guide-wrong-password-short = Casi siempre es una contraseña anterior o un error al escribir, y puede probar otra vez.
guide-wrong-password-also = entrar iniciar sesión incorrecta rechazada no acepta cambiar olvidé olvidada restablecer mayúsculas clave
guide-wrong-password-1 = Escriba su contraseña otra vez, despacio. Mire si está activado el bloqueo de mayúsculas (Caps Lock).
guide-wrong-password-2 = En el primer campo escriba su usuario o su correo electrónico. Su número de miembro no sirve ahí.
guide-wrong-password-3 = ¿Su navegador puso la contraseña por usted? Puede ser una anterior. Bórrela y escriba la nueva.
guide-wrong-password-4 = ¿Sigue sin servir, o la olvidó? Elija una contraseña nueva. Escriba cualquier dato con el que le conocemos y le enviamos un código. La página dice desde cuándo sirve la contraseña nueva.

guide-forgot-username-title = ¿Qué hago si olvidé mi usuario?
guide-forgot-username-short = Puede iniciar sesión con su correo electrónico, o le enviamos su usuario.
guide-forgot-username-also = nombre de usuario perdí no recuerdo saber cuál es identificación
guide-forgot-username-1 = En la página de inicio de sesión, escriba su correo electrónico donde pide el usuario.
guide-forgot-username-2 = ¿No sirve? Abra “Ayúdenme a entrar”. Escriba su correo electrónico, su número de teléfono o el número de miembro de su tarjeta. Basta con uno.
guide-forgot-username-3 = Enviamos un código al correo electrónico o teléfono registrado. Escríbalo y la página le muestra su usuario.
guide-forgot-username-4 = ¿Su familia comparte un correo electrónico? El mensaje nombra a cada persona con su usuario.

guide-no-reset-email-title = ¿Por qué no llega el correo electrónico para cambiar mi contraseña?
guide-no-reset-email-short = Puede tardar unos minutos, y solo va a un correo electrónico que tenemos registrado.
guide-no-reset-email-also = enlace mensaje falta no deseado spam bandeja recuperar restablecer vencido venció espero
guide-no-reset-email-1 = Espere unos minutos. Busque también en su carpeta de correo no deseado.
guide-no-reset-email-2 = Pruebe después de 30 segundos con otro correo electrónico suyo, con su usuario o con su número de miembro. Enviamos 3 como máximo y luego uno más cada 6 horas. Los anteriores siguen sirviendo.
guide-no-reset-email-3 = ¿El mensaje tiene más de 60 minutos? Entonces ya no sirve. Su cuenta está bien. Pida uno nuevo.
guide-no-reset-email-4 = ¿Perdió ese correo electrónico? El código también puede llegar por mensaje de texto (sirve 10 minutos) o por carta, o puede hablar con una persona.

guide-no-code-title = ¿Por qué no llega mi código?
guide-no-code-short = Puede estar en su correo no deseado o ir a un teléfono que ya no usa, y siempre hay otra manera.
guide-no-code-also = verificación seguridad número dos pasos SMS mensaje de texto correo electrónico tarda falta vencido reenviar
guide-no-code-1 = Busque en su carpeta de correo no deseado. Después de 30 segundos puede pedir otro código. Enviamos 3 como máximo y luego uno más cada 6 horas. Cada código sirve 10 minutos.
guide-no-code-2 = Un teléfono fijo no recibe mensajes de texto. Use un correo electrónico, una aplicación de autenticación o uno de sus códigos guardados.
guide-no-code-3 = ¿Alguna vez contestó STOP a nuestros mensajes de texto desde su teléfono? Entonces ya no le enviamos ninguno. Desde ese teléfono, envíe START al número del que llegan nuestros mensajes.
guide-no-code-4 = ¿El correo electrónico o el teléfono que tenemos ya no es suyo? Elija otra manera.
guide-no-code-5 = Con una llave de acceso no necesita ningún código.

guide-locked-out-title = ¿Está bloqueada mi cuenta? ¿Cuánto debo esperar?
guide-locked-out-short = Nadie se queda fuera para siempre: cada espera termina sola, y una contraseña nueva puede acortarla.
guide-locked-out-also = bloqueado bloqueo bloquear desbloquear demasiados intentos esperar horas minutos suspendida desactivada
guide-locked-out-1 = Después de 5 códigos equivocados termina ese inicio de sesión. Su cuenta no está bloqueada. Empiece otra vez y le enviamos un código nuevo.
guide-locked-out-2 = En un navegador que conocemos tiene 10 intentos con su contraseña. Cada hora recupera uno. Cuando no queda ninguno, primero le enviamos un código.
guide-locked-out-3 = Si hay que esperar después del código, la página dice hasta cuándo.
guide-locked-out-4 = Después de 100 intentos equivocados seguidos, desactivamos la contraseña. Elija una nueva.
guide-locked-out-5 = Su tarjeta sirve todo el tiempo, y puede resurtir sin iniciar sesión.

guide-create-account-title = ¿Qué hago si mis datos no coinciden al crear una cuenta?
guide-create-account-short = Deben coincidir con lo que su plan tiene registrado, pero las diferencias pequeñas no importan.
guide-create-account-also = registro registrarme inscribirme nuevo miembro primera vez nombre fecha de nacimiento invitación no me encuentran
guide-create-account-1 = Escriba lo que dice su tarjeta de farmacia. Los espacios, los guiones, las mayúsculas y los acentos no importan. Si su nombre cambió, el anterior también sirve.
guide-create-account-2 = ¿Tiene un código de una invitación o de una carta? Úselo. Es más rápido.
guide-create-account-3 = Nuestro código va al correo electrónico o teléfono que tiene su plan. ¿Ya no es suyo? Pida una carta. Tarda unos 5 a 7 días.
guide-create-account-4 = ¿No llega nada? Guardamos durante 60 días lo que escribió. Cada vez que su plan nos envía su lista, probamos otra vez.

guide-passkey-title = ¿Cómo uso mi llave de acceso en un dispositivo nuevo?
guide-passkey-short = Pruébela allí primero; si no sirve, inicie sesión con su contraseña y agregue otra llave de acceso.
guide-passkey-also = llaves huella dedo cara rostro teléfono nuevo computadora nueva tableta llave física configurar passkey
guide-passkey-1 = Algunos dispositivos comparten sus llaves de acceso. Oprima “Iniciar sesión con una llave de acceso” y vea si sirve.
guide-passkey-2 = ¿La llave de acceso está en su teléfono? Cuando su navegador pregunte, elija otro dispositivo y escanee con el teléfono la imagen que aparece.
guide-passkey-3 = ¿Nada de esto sirve? Inicie sesión con su contraseña. Le enviamos un código. Haga lo mismo si su navegador bloquea JavaScript.
guide-passkey-4 = Después agregue una llave de acceso para el dispositivo nuevo. No agregue ninguna en una computadora compartida.

guide-lost-phone-title = ¿Qué hago si perdí mi teléfono?
guide-lost-phone-short = Use su correo electrónico o un código guardado para entrar y luego quite de su cuenta el teléfono perdido.
guide-lost-phone-also = robado robaron roto número nuevo cambié celular móvil dispositivo aplicación de autenticación
guide-lost-phone-1 = Abra “Ayúdenme a entrar” y escriba su usuario. El código va al correo electrónico registrado.
guide-lost-phone-2 = ¿Tiene códigos guardados en papel? Uno de ellos sirve en lugar de un código del teléfono.
guide-lost-phone-3 = ¿No tiene correo electrónico ni códigos guardados? Pida una carta o hable con una persona.
guide-lost-phone-4 = Cuando haya entrado, quite el número anterior y agregue el nuevo. Cierre la sesión del teléfono perdido.
guide-lost-phone-5 = Para algunas cosas tal vez deba esperar unos días, así un ladrón no gana nada. La página dice hasta cuándo. Mientras tanto puede pedir resurtidos a su dirección.

guide-lost-email-title = ¿Qué hago si perdí mi correo electrónico o lo comparto con alguien?
guide-lost-email-short = Su teléfono, un código guardado o una carta sirven en su lugar, y compartir un correo electrónico está bien.
guide-lost-email-also = dirección email anterior cerrado cambió mismo familia esposo esposa marido trabajo no tengo
guide-lost-email-1 = Abra “Ayúdenme a entrar” y escriba su número de teléfono. Si podemos enviarle mensajes de texto, allí llega un código.
guide-lost-email-2 = Un código guardado también sirve. O pida una carta, si su dirección postal es la misma desde hace 30 días. Tarda unos 5 días.
guide-lost-email-3 = ¿Comparten un correo electrónico? Cada persona tiene su cuenta. Inicie sesión con su usuario.
guide-lost-email-4 = Cuando haya entrado, agregue su correo electrónico nuevo y quite el anterior. Para protegerle, durante 30 días más avisamos también al anterior de lo que pasa.

guide-looks-wrong-title = ¿Qué hago si la página se ve mal o la aplicación no funciona?
guide-looks-wrong-short = Primero cargue la página otra vez y después pruebe con otro navegador.
guide-looks-wrong-also = blanco vacía rota cargando lenta trabada congelada error app actualizar vieja pantalla internet botón
guide-looks-wrong-1 = Cargue la página otra vez. Si la tiene en su pantalla de inicio como una aplicación, ciérrela y ábrala otra vez.
guide-looks-wrong-2 = Revise su conexión a internet. En un hotel o un café, abra antes la página de otro sitio: tal vez deba aceptar algo.
guide-looks-wrong-3 = Actualice su navegador, o pruebe con otro navegador o dispositivo.
guide-looks-wrong-4 = Puede iniciar sesión sin JavaScript: use su contraseña, no una llave de acceso.
guide-looks-wrong-5 = ¿La página muestra una referencia? Léanosla cuando llame. Con ella sabemos qué pasó.

guide-cookies-title = ¿Por qué vuelvo siempre a la página de inicio de sesión?
guide-cookies-short = Tal vez su navegador no guarda nuestra cookie, y hace falta para iniciar sesión.
guide-cookies-also = cookies ventana privada incógnito navegador ajustes configuración repite otra vez cerrada bloqueadas pide cada vez
guide-cookies-1 = Abra la configuración de su navegador. Permita las cookies de { $address }. No tiene que permitirlas para ningún otro sitio. Después inicie sesión otra vez.
guide-cookies-2 = Una ventana privada nos olvida al cerrarse, por eso pedimos un código cada vez. En su propio dispositivo, use una ventana normal y marque “Recordar este navegador durante 30 días”.
guide-cookies-3 = Después de 15 minutos sin actividad cerramos su sesión y, en cualquier caso, después de 12 horas. Así protegemos sus datos.

guide-shared-computer-title = ¿Puedo iniciar sesión en una computadora compartida o pública?
guide-shared-computer-short = Sí: díganos que es compartida y cierre la sesión al terminar.
guide-shared-computer-also = biblioteca trabajo hotel amigo olvidé cerrar salir recordada segura
guide-shared-computer-1 = Marque “Esta es una computadora compartida” al iniciar sesión. Así no queda nada suyo allí y cerramos su sesión después de 5 minutos sin actividad.
guide-shared-computer-2 = No deje que el navegador guarde su contraseña. No agregue allí una llave de acceso.
guide-shared-computer-3 = Al terminar oprima “Cerrar sesión”. Después cierre la ventana del navegador.
guide-shared-computer-4 = ¿Olvidó cerrar la sesión? Hágalo desde su propio teléfono o computadora. Con un botón puede cerrarla en todos los demás lugares.

guide-somebody-else-title = ¿Está usando mi cuenta otra persona?
guide-somebody-else-short = Si lo cree, detenga ahora todos los cambios; su tarjeta y sus resurtidos siguen funcionando.
guide-somebody-else-also = hackeada hackearon robo robaron fraude extraño desconocido no fui yo sospechoso congelar ladrón alguien
guide-somebody-else-1 = ¿Le escribimos sobre algo que usted no hizo? Escriba el código de ese mensaje. No hace falta iniciar sesión.
guide-somebody-else-2 = ¿Puede iniciar sesión? Oprima “Detener los cambios ahora”. Se cierra su sesión en todos los demás lugares.
guide-somebody-else-3 = Entonces nadie puede cambiar su contraseña, correo electrónico, teléfono, dirección ni forma de pago. Nuestro equipo revisa qué pasó. Si resulta que sí fue usted, puede deshacerlo en el mismo navegador.
guide-somebody-else-4 = Mire dónde tiene la sesión abierta y qué pasó en su cuenta. Si no reconoce alguna sesión, ciérrela.

guide-really-you-title = ¿De verdad es de ustedes este mensaje?
guide-really-you-short = Cada mensaje nuestro lleva un código de 6 letras y números, y cualquiera puede comprobarlo.
guide-really-you-also = phishing estafa falso fraude correo electrónico llamada carta enlace sospechoso auténtico confiar engaño
guide-really-you-1 = Escriba las 6 letras y números en nuestra página. Le decimos qué enviamos con ellos.
guide-really-you-2 = ¿No trae código, o no lo conocemos? No abra ningún enlace del mensaje ni llame a ningún número que traiga. Bórrelo.
guide-really-you-3 = Nunca le pedimos su contraseña ni un código que le enviamos. Nunca le pedimos que pague con tarjetas de regalo, transferencias de dinero o aplicaciones de pago.
guide-really-you-4 = Nuestra dirección siempre es { $address }. Escríbala usted.
guide-really-you-5 = ¿Contestó un mensaje así? Llámenos al { $phone }. Si trataba de su cuenta, detenga también los cambios.

guide-what-we-keep-title = ¿Qué guardan sobre mí? ¿Me rastrean?
guide-what-we-keep-short = Guardamos lo que su plan necesita para ayudarle, y no le rastreamos.
guide-what-we-keep-also = privacidad privado datos rastreo cookies anuncios publicidad vender compartir información secreto
guide-what-we-keep-1 = Nuestras páginas no llevan anuncios. No cargan nada de otras compañías, así que nadie más ve lo que usted lee aquí.
guide-what-we-keep-2 = Su navegador guarda unas pocas cookies pequeñas. Mantienen su sesión, recuerdan su idioma, su tamaño de letra y si guarda allí su tarjeta y, si usted quiere, reconocen este navegador durante 30 días. Ninguna le sigue.
guide-what-we-keep-3 = Las palabras que busca en esta ayuda no aparecen en la dirección de la página, y no las guardamos.
guide-what-we-keep-4 = Puede ver cada inicio de sesión y cada cambio, y cada mensaje que le enviamos.

guide-running-out-title = ¿Qué hago si se me acaba la medicina y no puedo entrar?
guide-running-out-short = Puede pedir un resurtido sin iniciar sesión, mostrar su tarjeta en la farmacia o llamarnos.
guide-running-out-also = resurtir pastillas receta urgente hoy emergencia agotada terminó necesito pedido farmacia
guide-running-out-1 = Tenga a la mano la etiqueta de su medicina. Necesita el número que está después de “Rx” y su fecha de nacimiento.
guide-running-out-2 = Enviamos los resurtidos a su dirección de entrega o a su farmacia de siempre. La respuesta va a todos los correos electrónicos y teléfonos registrados, en unos 5 minutos. ¿No llega nada en 15 minutos? Revise lo que escribió y pídalo otra vez, o llame.
guide-running-out-3 = La respuesta trae un número de pedido. Con él puede ver cómo va el pedido.
guide-running-out-4 = ¿Está ahora en una farmacia? Su tarjeta sirve allí.
guide-running-out-5 = Para hablar con un farmacéutico, llame al { $phone }.

guide-card-title = ¿Cómo consigo mi tarjeta de farmacia sin iniciar sesión?
guide-card-short = Puede crear un código para la farmacia con este navegador, o con un código de su correo electrónico o teléfono.
guide-card-also = seguro número BIN PCN grupo miembro perdí olvidé mostrador farmacéutico
guide-card-1 = Abra “Mostrar su tarjeta en la farmacia”. Si recordamos este navegador, un botón crea un código para la farmacia y una imagen para escanear.
guide-card-2 = Muéstreselo al farmacéutico o léalo en voz alta. Sirve 10 minutos y puede abrirse 3 veces.
guide-card-3 = ¿No recordamos este navegador? Abra “Ayúdenme a entrar” y escriba el código que le enviamos. Después oprima “Mostrar mi tarjeta en la farmacia”. No necesita contraseña.
guide-card-4 = O llame al { $phone }. Podemos darle a su farmacia los números de su tarjeta.

guide-coverage-title = ¿Por qué terminó mi cobertura, o por qué es demasiado nueva para mostrarla?
guide-coverage-short = Mostramos lo que su plan nos dijo, y tal vez su plan todavía no nos ha dicho todo.
guide-coverage-also = seguro inactiva vencida cancelada no cubierto elegible empieza trabajo nuevo plan falta
guide-coverage-1 = “Demasiado nueva para mostrarla” quiere decir: su plan nos habló de esta cobertura, pero todavía no la confirmó. Tal vez una farmacia todavía no pueda usarla.
guide-coverage-2 = “Terminó” quiere decir: una farmacia no puede usar la tarjeta después de ese día. Usted todavía puede iniciar sesión y leer sus reclamaciones pasadas.
guide-coverage-3 = Su tarjeta muestra desde qué día y hasta qué día tiene cobertura. ¿Tiene una tarjeta más nueva? Use esa.
guide-coverage-4 = ¿No es correcto, o necesita una medicina ahora? Llame al { $phone }. Una persona lo revisa con usted.

guide-helping-title = ¿Puedo ayudar a otra persona con su cuenta?
guide-helping-short = Sí, y nunca necesita su contraseña: cada persona tiene su propia cuenta.
guide-helping-also = cuidador cuidar familia padre madre mamá papá hijo hija esposo esposa dependiente en nombre compartir amigo
guide-helping-1 = La persona a quien ayuda inicia sesión, abre “Personas que le ayudan” y le da un código. Usted lo escribe en su propia cuenta.
guide-helping-2 = ¿Un día esa persona no puede entrar? Después de los primeros 14 días, usted puede crear un código que le ayuda a volver a entrar. Usted no ve nada de esa persona, ni puede pedir o pagar por ella.
guide-helping-3 = Con el número de la etiqueta y la fecha de nacimiento de esa persona se puede pedir un resurtido sin iniciar sesión. La respuesta le llega a esa persona, y la medicina va a la dirección de ella.
guide-helping-4 = Para todo lo demás, llámenos junto con esa persona.

guide-reading-title = ¿Puedo tener letra más grande, otro idioma o TTY?
guide-reading-short = Sí: cada página se puede leer con letra grande y en inglés, y contestamos por TTY.
guide-reading-also = letras grandes tamaño fuente inglés español English sordo ciego ojos vista oído braille leer accesibilidad
guide-reading-1 = Al final de cada página, oprima “Letra más grande”. Oprima “Letra normal” para volver al tamaño de antes.
guide-reading-2 = Arriba en cada página, oprima “English” para leerla en inglés.
guide-reading-3 = Para conservar lo que eligió, inicie sesión y guárdelo. Así vale en todos los navegadores y para correos electrónicos, mensajes de texto y cartas. Con letra grande, nuestras cartas llegan en letra grande.
guide-reading-4 = Para TTY, llame al { $tty }. ¿Necesita otro idioma, braille o una grabación? No le cuesta nada. Llame al { $phone }.

apart-title = Ayuda mientras el portal no responde
apart-lead = Esta página funciona sin el portal, y sin conexión una vez abierta. No envía nada: lo que oprima aquí se queda en su navegador.
apart-status = Cómo está el portal ahora
apart-first = Si nuestras páginas no se abren en absoluto, puede ser cosa nuestra y no suya.
apart-first-link = Vea cómo está el portal ahora
apart-medicine = Su cobertura no depende de este portal. Una farmacia surte una receta con los números de su tarjeta de farmacia y, si tiene dudas, puede llamarnos.
apart-causes = Causas probables, la más probable primero. Los enlaces llevan al portal:
apart-no-cause = Con esto no podemos saber la razón. Una persona sí puede: llámenos.
apart-number = Su número para el teléfono:
apart-number-title = El número para el teléfono
apart-number-why = Cada respuesta de arriba termina en nueve dígitos. Llámenos y léalos: quien le atienda sabrá lo que oprimió aquí. Los dígitos mismos lo contienen, así que nada se guardó ni se envió, y no vencen.
apart-shared = Qué más dice el número
apart-shared-why = Su navegador muestra esto y el número lo contiene. Desmarque lo que no quiera compartir: los números de arriba cambian.
apart-cookies-blocked = su navegador no las guarda

# ¿Por qué no puedo iniciar sesión?
# dynamic: trouble-happens-
# dynamic: trouble-detail-
# dynamic: trouble-more-
# dynamic: trouble-cause-
# dynamic: trouble-why-
# dynamic: trouble-do-
trouble-title = ¿Por qué no puedo iniciar sesión?
trouble-lead = Díganos qué ve. Aquí no pedimos contraseñas ni códigos, y lo que conteste no dice nada de su cuenta.
trouble-choose = Elija la respuesta que más se parezca.
trouble-go-on = Continuar
trouble-start-again = Empezar otra vez
trouble-happens = ¿Qué pasa?
trouble-happens-returns = Escribo todo y vuelvo a la misma página
trouble-happens-wrong = Dice que el usuario o la contraseña no son correctos
trouble-happens-no-code = No llega ningún código
trouble-happens-code-fails = El código o el enlace no funciona
trouble-happens-lost-phone = Ya no tengo el teléfono o el correo electrónico adonde llega el código
trouble-happens-no-account = Todavía no tengo cuenta
trouble-happens-broken = La página se ve mal o no abre
trouble-happens-else = Otra cosa
trouble-more-returns = ¿Cómo estaba abierta la página?
trouble-more-wrong = ¿Cómo pone usted la contraseña?
trouble-more-no-code = ¿Cómo debería llegar el código?
trouble-more-code-fails = ¿Qué clase de código es?
trouble-more-broken = ¿Qué ve usted?
trouble-more-else = ¿Se trata de esto?
trouble-detail-once-opened = La abrí ahora mismo, en una sola pestaña
trouble-detail-twice = Está abierta en varias pestañas, o usé el botón para volver
trouble-detail-waited = Llevaba mucho tiempo abierta
trouble-detail-by-hand = La escribo
trouble-detail-filled = La pone el navegador o un administrador de contraseñas
trouble-detail-pasted = La copio y la pego
trouble-detail-forgotten = No sé bien qué contraseña es
trouble-detail-by-email = Por correo electrónico
trouble-detail-by-text = Por mensaje de texto
trouble-detail-by-app = Debería mostrarlo una aplicación de autenticación
trouble-detail-code-new = Un código que llegó hace unos minutos
trouble-detail-code-old = Un código que llegó hace más de 10 minutos
trouble-detail-code-app = Un código de una aplicación de autenticación
trouble-detail-link = Un enlace en un correo electrónico
trouble-detail-passkey = Una llave de acceso: huella, cara o bloqueo de pantalla
trouble-detail-nothing = No abre nada, o no termina de cargar
trouble-detail-warning = El navegador advierte sobre la conexión
trouble-detail-odd = La página abre, y le faltan partes
trouble-detail-old-app = Es la aplicación de mi pantalla de inicio
trouble-detail-none = Nada de esto
trouble-likely = Lo más probable:
trouble-unsure = No estamos seguros. Puede ser esto:
trouble-next = ¿No es esto? Siguiente
trouble-cause-cookies = Su navegador no guarda nuestra cookie
trouble-why-cookies = para iniciar sesión hace falta una cookie y la suya no volvió, así que cada página olvida la anterior.
trouble-do-cookies = Revisar este navegador
trouble-cause-scripts = Su navegador bloquea JavaScript
trouble-why-scripts = aquí todas las páginas funcionan sin él, salvo una forma de entrar: la llave de acceso lo necesita. Su contraseña y un código siempre funcionan.
trouble-do-scripts = Iniciar sesión con contraseña
trouble-cause-old-page = La página ya no estaba al día
trouble-why-old-page = una página abierta desde hace mucho, en otra pestaña o a la que regresó con el botón para volver, pertenece a un intento que ya terminó.
trouble-do-old-page = Abrir una página nueva
trouble-cause-old-app = La aplicación de su pantalla de inicio no está al día
trouble-why-old-app = puede mostrar páginas que ya cambiamos, y el mismo portal abre en cualquier navegador.
trouble-do-old-app = Iniciar sesión aquí
trouble-cause-extension = Algo en su navegador cambia la página
trouble-why-extension = una extensión o un bloqueador puede vaciar un campo o hacer que un botón no funcione; una ventana privada abre sin la mayoría de ellos.
trouble-do-extension = Probar la página otra vez
trouble-cause-connection = La conexión no es segura
trouble-why-connection = un navegador viejo, o un programa o una red que abre las páginas seguras en el camino, hace que el navegador muestre una advertencia; si la ve, no siga ni escriba su contraseña.
trouble-do-connection = Revisar este navegador
trouble-cause-network = Su red no deja pasar la página
trouble-why-network = la red wifi de un hotel, una tienda o una clínica suele pedir primero que inicie sesión en ella; con los datos del teléfono puede funcionar enseguida.
trouble-do-network = Revisar este navegador
trouble-cause-clock = El reloj de su dispositivo no está en hora
trouble-why-clock = los códigos de una aplicación de autenticación y las páginas seguras dependen de la hora, y medio minuto puede bastar para que un código no sirva.
trouble-do-clock = Comparar los relojes
trouble-cause-keyboard = Una mayúscula u otro teclado
trouble-why-keyboard = el bloqueo de mayúsculas, una mayúscula que agrega el teléfono o un teclado de otro idioma hace que escriba otra contraseña; con “Mostrar” puede leer lo que escribió.
trouble-do-keyboard = Escribirla otra vez
trouble-cause-pasted = Algo se copió de más
trouble-why-pasted = un espacio al final, un salto de línea o unas comillas curvas cuentan como parte de la contraseña.
trouble-do-pasted = Escribirla a mano
trouble-cause-filled = El navegador puso una contraseña anterior
trouble-why-filled = lo guardado puede ser de antes de su último cambio, o de otro sitio o de otra persona.
trouble-do-filled = Escribirla a mano
trouble-cause-other-name = El usuario es otro
trouble-why-other-name = el primer campo acepta el usuario que eligió o su correo electrónico, y no el número de miembro de su tarjeta.
trouble-do-other-name = Probar con el otro
trouble-cause-other-plan = Quizás este no es el portal de su plan
trouble-why-other-plan = cada plan tiene su propio portal, y una cuenta de uno no abre otro; compare el nombre de arriba con su tarjeta.
trouble-do-other-plan = Ver dónde está
trouble-cause-forgotten = La contraseña es otra
trouble-why-forgotten = puede elegir una nueva y no hace falta que recuerde la anterior.
trouble-do-forgotten = Elegir una contraseña nueva
trouble-cause-no-account = Primero necesita una cuenta
trouble-why-no-account = con solo la tarjeta no se puede entrar; la cuenta se crea una sola vez, con lo que dice su tarjeta o con un código de invitación.
trouble-do-no-account = Crear una cuenta
trouble-cause-mail-late = El correo electrónico tarda o está en otra carpeta
trouble-why-mail-late = busque en el correo no deseado y en todas sus cuentas de correo electrónico; puede pedir otro código después de 30 segundos, y los anteriores sirven mientras no venzan.
trouble-do-mail-late = Pedir el código otra vez
trouble-cause-text-late = El mensaje de texto tarda
trouble-why-text-late = los mensajes de texto esperan donde no hay señal y no llegan a un teléfono fijo; el correo electrónico puede ser más rápido.
trouble-do-text-late = Pedir el código otra vez
trouble-cause-app-code = Este código no se envía
trouble-why-app-code = lo muestra una aplicación de autenticación en su teléfono, uno nuevo cada 30 segundos; sus códigos guardados sirven en su lugar.
trouble-do-app-code = Iniciar sesión otra vez
trouble-cause-code-old = El código venció
trouble-why-code-old = un código nuestro sirve 10 minutos, y el quinto código equivocado termina ese inicio de sesión; nada queda bloqueado y puede empezar otra vez. Enviamos 3 códigos como máximo y luego uno más cada 6 horas.
trouble-do-code-old = Pedir un código nuevo
trouble-cause-code-typed = Una letra o un número es distinto
trouble-why-code-typed = compárelo otra vez con el mensaje; los espacios no importan, y sirve cualquier código que no haya vencido.
trouble-do-code-typed = Probar otra vez
trouble-cause-link = El enlace venció o llegó cortado
trouble-why-link = un enlace nuestro sirve 60 minutos y abre una página donde usted oprime Continuar; con el código del mismo mensaje puede hacer lo mismo sin el enlace.
trouble-do-link = Pedir otro mensaje
trouble-cause-phone-lost = El código llega adonde usted ya no lo puede ver
trouble-why-phone-lost = “Ayúdenme a entrar” le muestra otras maneras, y allí puede decir qué tiene todavía.
trouble-do-phone-lost = Ayúdenme a entrar
trouble-cause-passkey = La llave de acceso está en otro dispositivo
trouble-why-passkey = una llave de acceso funciona donde se creó y adonde la lleva su administrador de contraseñas; su contraseña y un código sirven siempre.
trouble-do-passkey = Iniciar sesión con contraseña
trouble-cause-our-mail = Hoy nuestros mensajes salen tarde
trouble-why-our-mail = en este momento nuestros mensajes están saliendo despacio, así que un código tarda más; no es culpa suya, y pedirlo otra vez no lo acelera.
trouble-do-our-mail = Volver a iniciar sesión
trouble-cause-our-outage = Algo nuestro no funciona
trouble-why-our-outage = una parte de este portal no responde en este momento; eso no tiene que ver con su cuenta, y no tiene que cambiar nada en ella.
trouble-do-our-outage = Ver cómo está todo
trouble-cause-maintenance = Estamos haciendo trabajos en el portal
trouble-why-maintenance = estos trabajos se anunciaron, y hasta que terminen puede que no se inicie bien la sesión; no es cosa suya y su cuenta está como estaba.
trouble-do-maintenance = Ver hasta cuándo
trouble-cause-nothing-wrong = No parece haber ningún problema
trouble-why-nothing-wrong = quizás ya inició sesión aquí; si no, no vemos nada que lo impida y otro intento puede bastar.
trouble-do-nothing-wrong = Iniciar sesión
trouble-out = Desde aquí no vemos la razón
trouble-out-why = La razón puede estar en una cuenta, y de una cuenta hablamos solo con quien ha demostrado que es suya. “Ayúdenme a entrar” empieza por ahí.
trouble-get-in = Ayúdenme a entrar
trouble-case-title = Que lo vea una persona
trouble-case-why = Le damos un número de nueve dígitos. Léanoslo por teléfono y vemos lo que contestó aquí y lo que su navegador nos muestra. Usted lo ve todo y puede quitar lo que quiera.
trouble-case-open = Pedir un número
trouble-write = O escríbanos
trouble-medicine-title = ¿Necesita medicina hoy?
trouble-medicine-refill = Pedir un resurtido sin iniciar sesión
trouble-medicine-pharmacy = Mostrar su cobertura a una farmacia
trouble-medicine-call = Llame al { $phone } (TTY { $tty }),

# Un número para el teléfono
# dynamic: case-probe-
# dynamic: case-after-
# dynamic: case-cookies-
# dynamic: case-scripts-
# dynamic: case-language-
# dynamic: case-ours-
case-title = Su número para el teléfono
case-until = Sirve hasta el { $when }. Anótelo: esta página desaparece cuando cierra el navegador.
case-back = Volver a las preguntas
case-lead = Llámenos y lea en voz alta estos nueve dígitos. Quien le conteste verá entonces lo que está abajo.
case-call = Llame al { $phone } (TTY { $tty }),
case-grants-nothing = El número no abre nada ni prueba nada, así que puede decirlo en voz alta. Nunca diga su contraseña ni un código que le enviamos.
case-reader = { $name }, de { $plan }, abrió su número
case-reader-word = Pida la palabra. Debe ser:
case-reader-else = Si oye otra palabra, o ninguna, no somos nosotros: cuelgue y llame al { $phone }.
case-reader-none = Cuando alguien de nuestro equipo lo abra, aquí verá su nombre y una palabra. Esa persona debe decirle esa palabra.
case-reader-again = Ver ahora
case-shared = Lo que veríamos
case-shared-nothing = Nada: lo quitó todo. El número por sí solo no dice nada de usted.
case-remove = Quitar
case-probe-happens = Qué pasa:
case-probe-detail = Más detalles:
case-probe-after = Usted venía de:
case-probe-cookies = Cookies:
case-probe-scripts = JavaScript:
case-scripts-run = funciona
case-scripts-blocked = está bloqueado
case-probe-browser = Navegador:
case-probe-system = Dispositivo:
case-probe-language = Idioma:
case-probe-not-this = No era esto:
case-after-wrong = una página que no aceptó la contraseña
case-after-expired = una página abierta demasiado tiempo
case-after-cookies = una página a la que le faltó nuestra cookie
case-after-code = una página que no aceptó el código
case-cookies-back = volvieron
case-cookies-missing = no volvieron
case-language-en = inglés
case-language-es = español
case-probe-ours = De nuestro lado:
case-ours-well = todo sale a tiempo
case-ours-late = los mensajes salen tarde
case-ours-away = una parte no respondió
case-ours-troubled = se sabe que algo del inicio de sesión no funciona
case-ours-at-work = trabajos anunciados
case-done-title = ¿Ya no lo necesita?
case-close = Borrar este número y lo que guarda
case-none-title = Este navegador no tiene ningún número
case-none = Un número se guarda tres días, o hasta que usted lo borre. Conteste unas preguntas y le damos uno nuevo.
case-none-begin = ¿Por qué no puedo iniciar sesión?
case-busy-title = Por ahora no hay más números
case-busy = Se hicieron muchos números cerca de usted, así que esperamos un poco antes de hacer otro. Intente otra vez en unos minutos. No necesita un número para llamarnos.

# Revisar este navegador
help-check-title = Revisar este navegador
help-check-back = ¿Por qué no puedo iniciar sesión?
help-check-well = No vemos en este navegador nada que impida iniciar sesión.
help-check-unwell = Algo aquí impide iniciar sesión. Al lado está lo que puede hacer.
help-check-pressed = El botón funciona
help-check-pressed-why = Lo que usted envía desde este navegador nos llega.
help-check-cookies = Cookies
help-check-cookies-back = Vuelven a nosotros
help-check-cookies-missing = Bloqueadas
help-check-cookies-do = Para iniciar sesión hace falta una cookie nuestra. Permita las cookies de { $address } en la configuración de su navegador, o pruebe con otro navegador; la protección contra las cookies de otros sitios puede seguir activa.
help-check-address = Dirección
help-check-address-ours = Está en nuestra dirección
help-check-address-other = Esta no es nuestra dirección de siempre
help-check-address-do = Escriba usted { $address } e inicie sesión ahí.
help-check-secure = Conexión
help-check-secure-yes = Su navegador dice que está cifrada
help-check-clock = Nuestro reloj
help-check-clock-do = Compárelo con el reloj de su dispositivo. Con más de medio minuto de diferencia, los códigos de una aplicación de autenticación pueden fallar; deje que su dispositivo ponga la hora automáticamente.
help-check-browser = Navegador
help-check-browser-unknown = Su navegador no dice cuál es
help-check-browser-do = Vemos su nombre, pero no qué tan nuevo es. Si las páginas se ven raras, busque una actualización en su configuración.
help-check-language = Idioma
help-check-language-this = Español
help-check-press-title = ¿Funciona un botón?
help-check-press-why = Oprímalo y le decimos si nos llegó.
help-check-press = Probar el botón
help-check-again = Revisar otra vez
help-check-sign-in = Iniciar sesión

# Write to us
# dynamic: contact-topic-
# dynamic: contact-left-
# dynamic: contact-part-
# dynamic: contact-zone-
# dynamic: contact-probe-
# dynamic: contact-state-
contact-title = Comuníquese con nosotros
contact-back = Ayuda
contact-today = ¿Necesita medicina hoy?
contact-today-call = Llame al
contact-today-tty = (TTY { $tty }). Es más rápido que escribir.
contact-today-refill = Pedir un resurtido sin iniciar sesión
contact-today-refills = Pedir un resurtido
contact-today-pharmacy = Mostrar su cobertura a una farmacia
contact-open = Contestamos el teléfono ahora.
contact-open-until = Contestamos el teléfono ahora, hasta { $time }.
contact-closed-until = Ahora nadie contesta el teléfono. Volvemos el { $when }.
contact-own = Sus mensajes
contact-write = Escríbanos
contact-expected = La mitad de las últimas respuestas llegó en { $half } o menos; nueve de cada diez, en { $most } o menos.
contact-expected-unknown = Todavía no podemos decir cuánto tarda una respuesta. Si no puede esperar, llámenos.
contact-clock = Un equipo pequeño ve los mensajes como este. Respondemos dentro de { $hours ->
    [one] la próxima hora
   *[other] las próximas { $hours } horas
}.
contact-span-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
contact-span-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
contact-span-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
contact-stranger = Para esto no necesita una cuenta. Recibirá un número y una clave, y con ellos leerá nuestra respuesta.
contact-to-answer = Leer una respuesta
contact-topic = ¿De qué se trata?
contact-topic-missing = Elija de qué se trata
contact-topic-sign-in = Problemas para iniciar sesión
contact-topic-medicine = Una medicina o un pedido
contact-topic-money = Reclamaciones o dinero
contact-topic-card = Mi tarjeta de farmacia
contact-topic-fraud = Algo parece estar mal o ser un fraude
contact-topic-privacy = Privacidad
contact-topic-else = Otra cosa
contact-left = ¿Para cuántos días le queda medicina?
contact-left-hint = Respondemos primero a quien se le acaba antes.
contact-left-missing = Elija para cuántos días le queda medicina
contact-left-none = Para ninguno
contact-left-few = De 1 a 3 días
contact-left-week = De 4 a 7 días
contact-left-more = Más de 7 días
contact-left-other = No se trata de una medicina
contact-message = Su mensaje
contact-text-hint = Nunca escriba una contraseña, un código que le enviamos ni un número de tarjeta. Nunca los necesitamos.
contact-text-missing = Escriba su mensaje
contact-text-long = { $over ->
    [one] Sobra 1 carácter. Acórtelo o envíe el resto en un segundo mensaje.
   *[other] Sobran { $over } caracteres. Acórtelo o envíe el resto en un segundo mensaje.
}
contact-text-card = Quite el número de tarjeta. Nunca lo necesitamos, y es más seguro no enviarlo.
contact-most-open = Usted tiene 10 mensajes abiertos con nosotros. Escriba en uno de los de arriba o cierre uno que ya no necesite.
contact-most-from-there = Acaban de llegar muchos mensajes desde su red. El suyo sigue aquí: espere 10 minutos y envíelo otra vez, o llame al { $phone }.
contact-case = Número de “¿Por qué no puedo iniciar sesión?”, si lo tiene
contact-case-hint = Nueve dígitos. No es su número de teléfono. Puede dejarlo vacío.
contact-case-shape = Revise el número: tiene nueve dígitos y uno de ellos es distinto. También puede dejarlo vacío.
contact-how = ¿Cómo le respondemos?
contact-how-portal = Aquí en el portal. Le avisamos por correo electrónico o mensaje de texto cuando haya una respuesta, sin decir su contenido.
contact-how-here = En este sitio, con un número y una clave que le mostramos después de enviar
contact-how-phone = Por teléfono
contact-callback = Si quiere que le llamemos
contact-callback-hint = Llamamos en nuestro horario de teléfono:
contact-phone = Su número de teléfono
contact-phone-shape = Escriba un número de teléfono de diez dígitos, como 503-555-0142
contact-part = ¿Cuándo le conviene?
contact-part-never = A esa hora no hay nadie que pueda llamarle. Elija otra parte del día. Nuestro horario para llamar: { $hours }
contact-part-any = A cualquier hora
contact-part-morning = Por la mañana, de 8 a. m. a mediodía
contact-part-afternoon = Por la tarde, de mediodía a 5 p. m.
contact-part-evening = Por la noche, de 5 p. m. a 9 p. m.
contact-zone = Su zona horaria
contact-zone-eastern = Hora del este
contact-zone-central = Hora del centro
contact-zone-mountain = Hora de la montaña
contact-zone-arizona = Arizona
contact-zone-pacific = Hora del Pacífico
contact-zone-alaska = Alaska
contact-zone-hawaii = Hawái
contact-zone-atlantic = Puerto Rico y las Islas Vírgenes
contact-call-from = Llamaremos al { $phone } no antes del { $when } ({ $part }).
contact-call-in-hours = Llamaremos al { $phone } en nuestro horario de teléfono, { $hours } ({ $part }).
contact-share-title = Lo que podríamos ver de su navegador
contact-share = Enviar esto con mi mensaje
contact-share-hint = Ayuda cuando una página no funciona. Si no lo marca, no se envía nada de esto.
contact-shown = Lo que envió sobre su navegador
contact-probe-browser = Navegador:
contact-probe-system = Dispositivo:
contact-probe-version = Versión de este portal:
contact-probe-page = Página:
contact-probe-reference = Referencia de la falla:
contact-send = Enviar
contact-sent-title = Tenemos su mensaje
contact-number = Número de mensaje
contact-number-hint = 8 letras y dígitos, como 7K2Q-M4XB
contact-key = Clave de lectura
contact-key-hint = 12 letras y dígitos, como 7K2Q-M4XB-0C9D
contact-sent-keep = Anote los dos o imprima esta página ahora. No volvemos a mostrar la clave.
contact-sent-how = Quien tenga los dos puede leer nuestra respuesta. En este navegador no los necesita hasta que lo cierre.
contact-sent-next = Qué sigue
contact-sent-never = No enviamos correos electrónicos ni mensajes de texto sobre este mensaje: usted no nos dio una dirección de la que estemos seguros. Si alguien le escribe al respecto, no somos nosotros.
contact-urgent = Su medicina se acaba pronto. No espere nuestra respuesta.
contact-urgent-call = Llame ahora al { $phone } o pida un resurtido.
contact-print = Imprimir esta página
contact-answer-title = Leer una respuesta
contact-answer-lead = Escriba el número y la clave que le mostramos cuando envió su mensaje.
contact-answer-read = Leerla
contact-answer-lost = ¿Ya no los tiene? No podemos mostrarlos otra vez. Escriba un mensaje nuevo o llame al { $phone } ({ $hours }).
contact-answer-sign-in = ¿Había iniciado sesión cuando escribió? Inicie sesión y léala allí.
contact-key-wrong = No hay ningún mensaje con este número y esta clave. Compare los dos con lo que anotó, o llame al { $phone }.
contact-key-held = Han llegado demasiados números equivocados desde su red, y por un rato no revisamos ninguno. Intente otra vez en una hora o llame al { $phone }.
contact-state-open = Pendiente de respuesta
contact-state-answered = Respondido
contact-state-closed = Cerrado
contact-said-you = Usted
contact-said-agent = { $name }, { $plan }
contact-heard = { $name } ha respondido.
contact-heard-plan = Hemos respondido.
contact-said-enough = Ha escrito mucho en poco tiempo. Lo que escribió sigue aquí: espere 5 minutos y envíelo otra vez, o llame al { $phone }.
contact-more = Escribir algo más
contact-again = Abrirlo otra vez
contact-close-why = ¿Ya no necesita una respuesta?
contact-close = Cerrar este mensaje
contact-close-looked-at = Una persona responsable lo sigue revisando y contestará aquí. Un aviso como este no se retira al cerrarlo.
contact-picture-add = Agregar una imagen de su pantalla
contact-picture-why = Una imagen suele mostrar enseguida qué falló. Hacemos una imagen nueva a partir de ella: no se guarda dónde ni cuándo se tomó, ni nada más del archivo.
contact-picture-warning = Antes, asegúrese de que no muestre ninguna contraseña, ningún código ni ningún número de tarjeta. No podemos tapar nada por usted.
contact-picture-field = Imagen
contact-picture-hint = PNG, JPEG o WebP, de 10 MB como máximo
contact-picture-send = Enviar la imagen
contact-picture-sent = Una imagen de su pantalla
contact-picture-look = Ver la imagen
contact-picture-remove = Quitar la imagen
contact-picture-removed = Usted quitó una imagen.
contact-picture-removed-report = Quien revisa este aviso todavía puede verla.
contact-picture-missing = Primero elija una imagen.
contact-picture-large = Este archivo pesa más de 10 MB. Una captura de la pantalla pesa mucho menos que una foto.
contact-picture-pixels = Esta imagen es más grande de lo que podemos leer. Haga una captura de la pantalla o recorte la parte que importa.
contact-picture-kind = Esta no es una imagen que podamos leer. Elija un archivo PNG, JPEG o WebP.
contact-picture-broken = Este archivo no se puede leer: tal vez esté incompleto. Guarde la imagen y elíjala otra vez.
contact-picture-busy = Muchas personas están enviando imágenes en este momento. Su mensaje está a salvo. Intente enviar la imagen otra vez en un minuto.
contact-picture-most = Este mensaje ya tiene 5 imágenes. Quite una para enviar otra, o llame al { $phone }.
contact-leave-why = ¿Es una computadora compartida? Entonces haga que el navegador olvide el número y la clave.
contact-leave = Olvidarlos en este navegador
contact-answered-subject = { $plan }: hay una respuesta para usted
contact-mail-short = Hay una respuesta a su mensaje. Inicie sesión para leerla.
contact-answered-intro = Hemos respondido a su mensaje. Para que siga siendo privado, lo que dice está solo en el portal. Inicie sesión para leerlo.
contact-mail-link = Leer la respuesta

# Talking with us
# dynamic: chat-stage-
chat-title = Chat con nosotros
chat-here = Hay alguien ahora
chat-nobody = No hay nadie en el chat ahora
chat-next = Debería haber alguien otra vez el { $when }.
chat-write-instead = Mejor escríbanos
chat-hours = El chat se atiende a las horas de nuestro teléfono: { $hours }
chat-warning = No escriba aquí ninguna contraseña ni ningún código. Nadie de nuestro equipo se los pide nunca.
chat-wait = De las últimas personas, la mitad esperó como máximo { $half ->
    [one] 1 minuto
   *[other] { $half } minutos
}, y nueve de cada diez como máximo { $most ->
    [one] 1 minuto
   *[other] { $most } minutos
}.
chat-wait-unknown = Todavía no podemos decir cuánto esperará: muy pocas personas han usado el chat últimamente.
chat-begin = Comenzar el chat
chat-stranger = Usted no ha iniciado sesión, así que aquí no podemos decirle nada sobre una cuenta. Sí podemos ayudarle a entrar.
chat-stage-waiting = Esperando a alguien
chat-stage-held = Alguien está con usted
chat-stage-over = Este chat ha terminado
chat-before = { $count ->
    [0] Usted sigue.
    [one] Hay 1 persona antes que usted.
   *[other] Hay { $count } personas antes que usted.
} Primero va quien se queda antes sin medicina.
chat-nobody-waits = No hay nadie en el chat en este momento. No tiene que esperar: todo lo que escribió se guarda como mensaje y le respondemos. ¿Es urgente? Llame al { $phone }.
chat-nobody-clock = Solo unos pocos de nosotros pueden ver esto, y ninguno está en el chat en este momento. No tiene que esperar: una persona encargada lo mira en un plazo de { $hours } horas.
chat-slow = Todavía no ha venido nadie, y no tiene que esperar más. Termine el chat: todo lo que escribió se guarda como mensaje y le respondemos.
chat-told = { $name } escribió una línea.
chat-lines = Lo que se dijo
chat-lines-why = Esta página se renueva sola cada 15 segundos. Ciérrela para detenerla.
chat-lines-link = Solo lo que se dice, en una página que se renueva sola (se abre en otra pestaña)
chat-look = Buscar líneas nuevas
chat-write = Escribir una línea
chat-line-long = { $over ->
    [one] Una línea puede tener 2,000 caracteres. La suya tiene 1 de más.
   *[other] Una línea puede tener 2,000 caracteres. La suya tiene { $over } de más.
}
chat-none = No encontramos ningún chat suyo en curso. Lo que escribió sigue aquí: complete lo demás para comenzar uno, o llame al { $phone }.
chat-enough = Ha escrito muchas líneas en poco tiempo. Lo que escribió sigue aquí: espere unos segundos y envíelo otra vez.
chat-full = Este chat es tan largo como puede ser un chat. Lo que escribió sigue aquí: termine el chat y envíelo como mensaje, o llame al { $phone }.
chat-end-why = ¿Quiere irse? Todo lo que escribió se guarda. Lo que todavía no hemos respondido, lo respondemos como mensaje.
chat-end = Terminar el chat
chat-over-kept = Todo lo que se dijo se guarda.
chat-over-read = Leerlo o escribir más
chat-again = Comenzar otro chat
chat-keep = Si pierde esta página
chat-keep-why = Quien tenga el número de mensaje y esta clave puede leer lo que se dijo. Anote los dos antes de irse. En este navegador no necesita ninguno hasta que lo cierre.
