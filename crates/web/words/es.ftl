# El marco de cada página.
layout-skip = Ir a la parte principal de esta página
layout-demo-label = Sobre esta demostración
layout-demo-title = Demostración:
layout-demo = personas y medicinas inventadas; no se envía nada.
layout-demo-outbox = Abrir el buzón de la demostración
layout-signed-in-as = Sesión de { $name }
layout-other-language = English
layout-portal = Ir a iniciar sesión
layout-text-large = Letra más grande
layout-text-normal = Letra normal
layout-help = Ayuda
layout-sign-out = Cerrar sesión
layout-nav = Su beneficio de farmacia
layout-home = Inicio
layout-prescriptions = Recetas
layout-refills = Resurtidos
layout-orders = Pedidos
layout-claims = Reclamaciones
layout-payments = Pagos
layout-card = Tarjeta
layout-security = Seguridad
layout-news = Noticias sobre este servicio
layout-news-works = Qué sigue funcionando:
layout-news-more = Lo que sabemos hasta ahora
layout-help-title = Hable con una persona
layout-help-tty = TTY { $tty }
layout-refill = Resurtir sin iniciar sesión
layout-safe-title = Cómo saber que somos nosotros
layout-safe = Nunca le pedimos su contraseña por teléfono, correo electrónico ni mensaje de texto. Nuestra dirección siempre es { $address }.
layout-made = Hecho con Latchkey, software de código abierto para planes de beneficios de farmacia.

# Campos y partes pequeñas.
kit-problems-title = Por favor, revise sus respuestas
kit-error = Por favor, corrija:
kit-show = Mostrar
kit-hide = Ocultar
kit-show-password = Mostrar la contraseña
kit-caps = Las mayúsculas están activadas.
kit-pages = Más páginas
kit-newer = Más recientes
kit-older = Anteriores
kit-change = Cambiar
kit-warning = Importante:
kit-no-date = Fecha no disponible
kit-step-done = (hecho)
kit-step-now = (en este momento)
kit-step-held = (le toca a usted)
kit-step-todo = (todavía no)

# El cierre de sesión automático.
idle-line = Para proteger su información, esta página cierra su sesión a { $time } si usted no hace nada.
idle-title = ¿Sigue usted ahí?
idle-words = Para proteger su información, cerraremos su sesión a { $time }. No se perderá nada de lo que haya pedido.
idle-stay = Seguir con la sesión abierta
idle-failed = No pudimos conectarnos con el servicio. Revise su conexión a internet y oprima el botón otra vez.

# Páginas para cuando algo no funcionó.
failure-missing-title = No encontramos esa página
failure-missing-what = Puede que la dirección esté mal escrita o que la página haya cambiado de lugar.
failure-missing-kept = No se ha perdido nada de lo que hizo antes.
failure-missing-next = Revise la dirección, o regrese y elija otra vez.
failure-problem-title = Algo falló de nuestro lado
failure-problem-what = No fue por nada que usted hiciera.
failure-problem-next = Regrese e inténtelo otra vez. Si vuelve a pasar, llámenos y léanos la referencia de abajo.
failure-unavailable-title = Esta parte del servicio está en pausa
failure-unavailable-what = En este momento no podemos consultar sus datos. Están a salvo.
failure-unavailable-next = Inténtelo otra vez en unos minutos. Su farmacia puede surtir sus recetas con su tarjeta.
failure-refused-title = No pudimos aceptar ese paso
failure-refused-what = No venía de una de nuestras páginas, así que lo detuvimos para protegerle.
failure-refused-kept = No se guardó ni se envió nada.
failure-refused-next = Abra la página otra vez desde nuestra dirección y repita el paso.
failure-busy-title = Hay muchas personas en este momento
failure-busy-what = Su turno llega enseguida.
failure-busy-next = Espere 15 segundos e inténtelo otra vez.
failure-asked = Esto pasó el { $moment }.
failure-call = ¿Necesita hablar con una persona? Llame al { $phone } ({ $hours }).
failure-card = Mostrar su tarjeta en la farmacia sin iniciar sesión
failure-reference = Si llama, lea esta referencia:
failure-write = O escríbanos sobre esto
failure-home = Ir a su página de inicio
failure-sign-in = Ir a iniciar sesión
failure-unreadable-title = No pudimos leer lo que se envió
failure-unreadable-what = Lo que nos llegó estaba incompleto, era demasiado largo o no tenía una forma que conozcamos.
failure-unreadable-kept = No se guardó ni se envió nada.
failure-unreadable-next = Regrese, revise sus respuestas e inténtelo una vez más.
failure-full-what = En este momento no podemos guardar nada nuevo. Sus datos se pueden seguir consultando.
failure-kept-not = No guardamos ni enviamos su último paso.
failure-kept-saved = Lo que envió antes de esto quedó guardado.
failure-kept-unsure = Todavía no podemos saber si su último paso se completó. Mire antes de repetirlo.

# El título de la página, cuando hay respuestas por revisar.
kit-title-problem = Error:

# Cartas por correo.
letter-greeting = Hola, { $name }:
letter-closing = El equipo de { $plan }
letter-call = ¿Necesita hablar con una persona? Llame al { $phone } ({ $hours }).
letter-really-us = ¿De verdad lo enviamos nosotros? Este mensaje lleva el código { $mark }. Puede comprobarlo en { $address }, en “Ayuda”. Nunca le pedimos su contraseña.
letter-text = { $plan }: { $words } ¿De verdad somos nosotros? Código { $mark } en { $address }.

# La galería: un mensaje en sus formas sencillas.
letter-title = Lo que escribimos, sin imágenes
letter-by-phone = Por mensaje de texto
