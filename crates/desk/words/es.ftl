# El puesto de atención: para el personal del plan
desk-name = Atención a miembros
desk-nav = Atención
desk-nav-queue = Consultas
desk-nav-look-up = Buscar a un miembro
desk-nav-staff = Personal
desk-idle = Su sesión se cerrará a { $time } si no abre otra página antes.
desk-needs-script = Este paso necesita JavaScript: solo su navegador puede pedir la llave de acceso.

# Iniciar sesión
desk-sign-in-title = Inicie sesión en atención a miembros
desk-sign-in-lead = Use la llave de acceso que creó al incorporarse. No hay contraseña.
desk-sign-in-submit = Iniciar sesión con su llave de acceso
desk-sign-in-join = Tengo una invitación
desk-sign-in-member = Soy miembro: iniciar sesión en el portal
desk-sign-in-unknown = Esta llave de acceso no abre nada aquí. Si debería hacerlo, pida una invitación a un administrador.

# Incorporarse
desk-join-title = Incorpórese a atención a miembros
desk-join-lead = Un administrador le dio una invitación. Sirve una vez, dentro de 24 horas.
desk-join-back = Volver al inicio de sesión
desk-join-code = Invitación
desk-join-hint = 26 letras y números. Puede pegarla entera.
desk-join-submit = Continuar
desk-join-missing = Escriba la invitación que le dieron
desk-join-wrong = Esta invitación ya se usó, venció o tiene un error. Si le parece correcta, pida otra.
desk-key-title = Cree su llave de acceso
desk-key-back = Usar otra invitación
desk-key-lead = Use su propio dispositivo. Debe pedirle la huella, la cara o el bloqueo de pantalla. Nadie más puede usarlo para este trabajo.
desk-key-submit = Crear una llave de acceso
desk-key-held = La llave de acceso no se guardó: la invitación se usó mientras tanto, o esta llave ya se usa aquí. Pida otra invitación.
desk-name-label = Nombre
desk-team-label = Equipo
desk-role-label = Función

# Funciones
# dynamic: desk-role-
desk-role-agent = agente
desk-role-supervisor = supervisor
desk-role-fraud = responsable de fraude
desk-role-privacy = responsable de privacidad
desk-role-administrator = administrador
desk-role-agent-may = Contestará consultas y buscará a un miembro a la vez, con un motivo.
desk-role-supervisor-may = Contestará consultas, buscará a un miembro a la vez con un motivo y verá quién trabaja aquí.
desk-role-fraud-may = Contestará consultas, también las de posible fraude, y buscará a un miembro a la vez con un motivo.
desk-role-privacy-may = Contestará consultas, también las de privacidad, y buscará a un miembro a la vez con un motivo.
desk-role-administrator-may = Verá quién trabaja aquí. No verá los datos de ningún miembro.

# Quién trabaja aquí
desk-staff-title = Personal
desk-staff-lead = Las personas se invitan y se retiran en la línea de comandos: latchkey staff invite, latchkey staff remove.
desk-staff-state = Estado
desk-staff-works = Trabaja aquí desde el { $at }
desk-staff-invited = Con invitación del { $at }; todavía no se ha incorporado
desk-staff-removed = Se retiró el { $at }

# Consultas
desk-queue-title = Consultas
desk-queue-not-yours = Su función no tiene consultas. Use el menú de arriba.
desk-queue-lists = Listas
desk-queue-more = Mostrar más consultas
desk-queue-empty = No hay nada en esta lista.
desk-waiting = { $n ->
    [one] { $queue }: 1 nos espera
   *[other] { $queue }: { $n } nos esperan
}
# dynamic: desk-queue-
desk-queue-ordinary = Generales
desk-queue-fraud = Posible fraude
desk-queue-privacy = Privacidad
# dynamic: desk-list-
desk-list-open = Nos esperan
desk-list-answered = Contestadas
desk-list-closed = Cerradas
# dynamic: desk-state-
desk-state-open = Nos espera
desk-state-answered = Contestada
desk-state-closed = Cerrada
# dynamic: desk-topic-
desk-topic-sign-in = Inicio de sesión
desk-topic-medicine = Medicina o pedido
desk-topic-money = Reclamación o dinero
desk-topic-card = Tarjeta de farmacia
desk-topic-fraud = Algo parece estar mal
desk-topic-privacy = Privacidad
desk-topic-else = Otra cosa
# dynamic: desk-left-
desk-left-none = No queda medicina
desk-left-few = De 1 a 3 días de medicina
desk-left-week = De 4 a 7 días de medicina
desk-left-more = Más de una semana de medicina
desk-left-other = No es sobre medicinas
desk-look-by = Revisar a más tardar el { $day }
desk-due = Contestar antes del { $at }
desk-held-nobody = Nadie todavía
desk-held-you = Usted
desk-held-other = Otra persona del equipo
desk-held-by = { $name }
desk-ticket-number = Consulta
desk-ticket-topic = Sobre
desk-ticket-left = Medicina que queda
desk-ticket-opened = Abierta
desk-ticket-held = La tiene
desk-ticket-title = Consulta { $number }
desk-ticket-back = Volver a las consultas
desk-ticket-queue = Reservada
desk-ticket-state = Estado
desk-ticket-due = Contestar antes del
desk-ticket-callback = Llamar a
desk-ticket-case = Número para el teléfono
desk-ticket-merged = Esta consulta se unió a otra. Se lee y se contesta en
desk-ticket-member = La escribió un miembro con la sesión iniciada. En su lista de quién vio sus datos consta que usted la abrió.
desk-ticket-stranger = Alguien la escribió sin iniciar sesión. Nada muestra quién es: no le diga nada de ninguna cuenta.
desk-ticket-withdrawn = Quien la escribió la cerró. Espera respuesta de todos modos: nadie hace desaparecer un aviso por estar dentro de una cuenta.
desk-ticket-thread = Lo que se dijo
desk-ticket-new = nuevo desde que usted abrió la página
desk-ticket-do = Lo que puede hacer
desk-callback = { $number } · { $part } ({ $zone }). Nadie ha demostrado que este número sea suyo.
desk-callback-from = { $number } · { $part } ({ $zone }), a partir del { $at } según el reloj del plan. Nadie ha demostrado que este número sea suyo.
# dynamic: desk-voice-
desk-voice-member = Nos escribió
desk-voice-agent = { $name } contestó
desk-voice-note = Nota de { $name }, solo para el personal
# dynamic: desk-shown-
desk-shown-browser = Navegador
desk-shown-system = Sistema
desk-shown-version = Versión
desk-shown-page = Página
desk-shown-reference = Referencia
desk-shown-other = También se envió
desk-take = Tomarla
desk-close = Cerrarla
desk-reply = Su respuesta
desk-reply-hint = La leerán en el portal, con el primer nombre de usted. No pida nunca una contraseña, un código ni un número de tarjeta.
desk-reply-submit = Enviar la respuesta
desk-ready = Respuestas preparadas
desk-ready-which = ¿Cuál?
desk-ready-hint = Se agrega a lo que usted escribió, en el idioma de quien nos escribió. Todavía no se envía nada.
desk-ready-submit = Ponerla en mi respuesta
desk-note = Nota para el personal
desk-note-label = Nota
desk-note-hint = Solo la lee el personal.
desk-note-submit = Guardar la nota
desk-give = Pasarla a otra persona
desk-give-to = ¿A quién?
desk-give-everybody = De vuelta a todo el equipo
desk-give-submit = Pasarla
desk-send = Enviarla a otra cola
desk-send-to = ¿A qué cola?
desk-send-hint = Solo los responsables ven el posible fraude y la privacidad. Si usted no es uno de ellos, dejará de ver la consulta.
desk-send-submit = Enviar a esta cola
desk-merge = Unirla a otra consulta
desk-merge-same = Otras consultas del mismo miembro:
desk-merge-into = Número de la consulta que queda
desk-merge-submit = Unir
desk-ticket-faster = Alguien cambió esta consulta mientras usted la tenía abierta. No se envió ni se perdió nada de lo suyo: vea lo nuevo y oprima el botón otra vez.
desk-ticket-empty = Escriba algo primero
desk-ticket-long = Tiene más de 4,000 letras. Acórtelo, por favor.
desk-ticket-card-number = Esto parece el número de una tarjeta de pago. Quítelo, por favor: nunca lo anotamos.
desk-ticket-to-wrong = Elija a alguien que pueda ver esta consulta
desk-ticket-queue-missing = Elija una cola
desk-ticket-ready-missing = Elija una respuesta preparada
desk-ticket-into-wrong = Escriba el número de una consulta, como 7K2Q-M4XB
desk-ticket-unlike = Estas dos no se pueden unir: deben ser del mismo miembro, de la misma cola, no haberse unido antes y no ser más de 20 en una
# dynamic: desk-done-
desk-done-reply = Su respuesta se envió. Se les avisa que hay una respuesta, no lo que dice.
desk-done-reply-stranger = Su respuesta se envió. No se avisa a nadie: quien escribió la encuentra con su número y su clave.
desk-done-untold = Su respuesta se envió. Ninguna forma registrada recibe mensajes: llame a esa persona.
desk-done-note = La nota se guardó. Solo la lee el personal.
desk-done-take = La consulta es suya.
desk-done-give = La consulta se pasó a otra persona.
desk-done-send = La consulta se envió a la otra cola.
desk-done-close = La consulta se cerró.
desk-done-merge = Las consultas se unieron.

# Respuestas preparadas
# dynamic: desk-ready-
desk-ready-sign-in = Inicio de sesión: por dónde empezar
desk-ready-sign-in-text = Gracias por escribirnos. Abra “¿Por qué no puedo iniciar sesión?” en Ayuda. Casi siempre encuentra la causa en un minuto. Si no le sirve, le da un número de nueve dígitos: envíenos ese número aquí. No nos envíe nunca una contraseña ni un código.
desk-ready-medicine = Medicina: qué hacer hoy
desk-ready-medicine-text = Gracias por escribirnos. Si necesita su medicina hoy, cualquier farmacia del plan puede surtirla con su tarjeta de farmacia. Puede abrir la tarjeta sin iniciar sesión: vea “¿Necesita medicina hoy?” en Ayuda. Si su pedido se retrasa, escriba aquí otra vez con su número y lo revisaremos.
desk-ready-money = Reclamación: de dónde salen los montos
desk-ready-money-text = Gracias por escribirnos. La página de su reclamación muestra cada parte de lo que usted paga: deducible, copago, coseguro y lo no cubierto. Díganos la fecha de la reclamación y la parte que le parece equivocada, y la revisaremos.
desk-ready-card = Tarjeta de farmacia: cómo mostrarla
desk-ready-card-text = Gracias por escribirnos. Puede mostrar, imprimir o guardar su tarjeta de farmacia en Tarjeta, en el portal. La farmacia necesita los números que lleva; con la imagen basta.
desk-ready-fraud = Algo parece estar mal: qué hacer primero
desk-ready-fraud-text = Gracias por avisarnos. Abra la página de seguridad y elija “Algo de esto no lo hice yo”: cierra de inmediato la sesión de todos los demás. Después cambie su contraseña. Si después algo todavía parece estar mal, escriba aquí otra vez: qué vio y más o menos cuándo.
desk-ready-privacy = Privacidad: dónde mirar primero
desk-ready-privacy-text = Gracias por avisarnos. En la página de seguridad puede ver quién vio sus datos. Si algo ahí no está bien, escriba aquí otra vez: qué línea es y qué debería ser distinto.
desk-ready-more = Nos falta una cosa
desk-ready-more-text = Todavía no encontramos la causa. Escríbanos qué oprimió al final, qué decía la página y más o menos cuándo fue.
desk-ready-done = ¿Quedó resuelto?
desk-ready-done-text = Creemos que esto quedó resuelto. Si no es así, escriba aquí otra vez: su consulta se abre sola.

# Buscar a un miembro
desk-look-up-title = Buscar a un miembro
desk-look-up-sought = Número de miembro, usuario, correo electrónico, teléfono o número para el teléfono
desk-look-up-sought-hint = Exactamente como está en la tarjeta o como está registrado. Con una parte no se encuentra a nadie.
desk-look-up-birth = Fecha de nacimiento
desk-look-up-birth-hint = Solo hace falta si varias personas lo comparten. Por ejemplo 07/21/1948 (mes, día, año).
desk-look-up-why = ¿Por qué busca?
desk-look-up-why-hint = El miembro lee el primer nombre de usted, su función y este motivo.
desk-look-up-submit = Buscar
desk-look-up-missing = Escriba lo que busca
desk-look-up-long = Es más largo que cualquier número o dirección que tenemos
desk-look-up-birth-wrong = Escriba la fecha de nacimiento como mes, día y año, por ejemplo 07/21/1948
desk-look-up-why-missing = Elija un motivo
desk-look-up-nobody = Con esto no se encuentra a nadie. Revíselo con quien llama; dígale solo que no lo encuentra.
desk-look-up-held = En poco tiempo usted ha buscado a muchas personas, o muchas veces no encontró a nadie. Puede buscar 60 veces seguidas y una vez más cada minuto. Espere unos minutos o pídaselo a otra persona del equipo.
desk-look-up-several = Varias personas lo comparten. Pida la fecha de nacimiento.
# dynamic: desk-why-
desk-why-call = Está en el teléfono
desk-why-in-person = Está aquí en persona
desk-why-letter = Escribió una carta
desk-why-ticket = Por una consulta
desk-why-concern = Algo parece estar mal en la cuenta
desk-why-call-told = Usted, o alguien que dijo serlo, llamó
desk-why-in-person-told = Usted, o alguien que dijo serlo, vino en persona
desk-why-letter-told = Llegó una carta a nombre de usted
desk-why-ticket-told = Para contestar lo que usted nos escribió
desk-why-concern-told = Algo parecía estar mal en su cuenta
desk-script-title = ¿Quién llama?
desk-script-proof = Lo que sabe quien llama no demuestra nada: las fechas de nacimiento y los números de tarjeta están en papel. Solo vale lo que enviamos a una forma registrada y nos leen.
desk-script-never = No pida nunca una contraseña, un código ni una llave de acceso; no diga nunca lo que está registrado; no cambie nunca una forma de contacto porque lo pide quien llama.
desk-case-title = Número para el teléfono
desk-case-proves-nothing = No demuestra nada de quien llama: no haga nada en ninguna cuenta por él.
desk-case-until = Se guarda hasta el { $at }.
desk-record-told = El miembro puede ver que usted miró.
desk-record-number = El número de miembro termina en
desk-record-standing = Cuenta
desk-record-second = Segundo paso
desk-record-ways = Formas de contacto
desk-record-sent = Últimos mensajes
desk-record-tickets = Sus consultas
# dynamic: desk-standing-
desk-standing-none = Todavía no tiene cuenta: invítelo, o que se registre
desk-standing-open = Abierta
desk-standing-frozen = Congelada por su dueño el { $at }: los cambios delicados esperan
desk-standing-closed = Cerrada por el plan
desk-second-yes = Configurado
desk-second-no = Ninguno
desk-way-good = Confirmada
desk-way-unconfirmed = Sin confirmar todavía
desk-way-stop = No recibe mensajes de texto: su dueño dijo STOP el { $at }
desk-way-gone = No recibe nada desde el { $at }: no existe o está llena
desk-channel-mail = Correo electrónico
desk-channel-text = Mensaje de texto
desk-channel-post = Carta
desk-sent-queued = Todavía con nosotros
desk-sent-unknown = Puede haber salido
desk-sent-accepted = Lo tiene quien lo entrega
desk-sent-delayed = Con demora en camino
desk-sent-delivered = Entregado
desk-sent-refused = Rechazado
desk-sent-bounced = Regresó

# Quién vio mis datos, para miembros
desk-viewed-title = Quién vio mis datos
desk-viewed-lead = Cada vez que alguien de nuestro personal de atención mira sus datos o lo que usted nos escribió, queda aquí. Lo guardamos seis años.
desk-viewed-back = Volver a la página de seguridad
desk-viewed-none = Nadie de nuestro personal ha mirado sus datos.
desk-viewed-when = Cuándo
desk-viewed-who = Quién
desk-viewed-what = Qué
desk-viewed-why = Por qué
desk-viewed-by = { $name }, { $role }
# dynamic: desk-what-
desk-what-record = Cómo está su cuenta y lo que le enviamos
desk-what-ticket = Lo que usted nos escribió
desk-viewed-odd = Si no lo esperaba:
desk-viewed-not-me = díganos que no fue usted

# Solo en la demostración
desk-demo-title = Pruebe atención a miembros
desk-demo-lead = En la demostración cualquiera puede incorporarse. Elija una función y recibirá una invitación.
desk-demo-missing = Elija una función
desk-demo-submit = Obtener una invitación
desk-demo-code = Esta es su invitación. Sirve una vez. Las llaves de acceso necesitan un nombre en la dirección: abra esta página en localhost en vez de números.
desk-demo-join = Incorporarse
