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
desk-role-agent-may = Contestará consultas, buscará a un miembro a la vez, con un motivo, y con un colega de otro equipo le ayudará a volver a entrar.
desk-role-supervisor-may = Contestará consultas, buscará a un miembro a la vez con un motivo, con un colega de otro equipo le ayudará a volver a entrar, y verá quién trabaja aquí.
desk-role-fraud-may = Contestará consultas, también las de posible fraude, buscará a un miembro a la vez con un motivo y podrá congelar una cuenta.
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
desk-look-up-again = Buscar a otra persona
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
desk-standing-frozen = Congelada desde el { $at }: los cambios delicados esperan
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

# La llave de acceso otra vez
desk-prove-title = Su llave de acceso otra vez
desk-prove-lead = Usted va a hacer algo en la cuenta de un miembro. Para eso su llave de acceso debe haberse usado en los últimos 15 minutos.
desk-prove-submit = Usar su llave de acceso

# Lo que se puede hacer por un miembro
desk-record-acts = Lo que puede hacer
desk-act-back = Buscar a otro miembro
desk-act-for = Para { $name }
desk-act-help = Ayudar a volver a entrar
desk-act-sessions = Cerrar su sesión en todas partes
desk-act-freeze = Congelar la cuenta
desk-act-sessions-submit = Cerrar todas las sesiones ahora
desk-act-sessions-done = Su sesión se cerró en todas partes y se le avisó.
desk-act-freeze-submit = Congelarla ahora
desk-act-freeze-done = La cuenta está congelada y se avisó a su dueño.
desk-act-freeze-before = La cuenta ya estaba congelada. No cambió nada.
desk-sessions-everywhere = La sesión se cierra al instante en todos los navegadores y aparatos, también en los suyos.
desk-sessions-again = Inicia sesión otra vez como siempre: no cambia nada más.
desk-sessions-told = Se le avisa por todas las formas de contacto registradas, y lee quién lo hizo y por qué.
desk-freeze-changes = Nadie puede cambiar la contraseña, las formas de contacto, las direcciones ni el pago.
desk-freeze-sessions = La sesión se cierra al instante en todos los navegadores y aparatos, también en los suyos.
desk-freeze-works = Su tarjeta, sus medicinas y los resurtidos a la dirección registrada siguen sirviendo.
desk-freeze-told = Se le avisa por todas las formas de contacto registradas, y lee quién lo hizo y por qué.
desk-freeze-undo = Usted no puede deshacerlo. El miembro sí, con dos pruebas en “Ayúdenme a entrar”, o cuando dos de nosotros le ayudan a volver a entrar.
desk-help-script = Qué decir
desk-help-script-say = Diga: “Dos de nosotros le ayudamos juntos. Nunca pedimos una contraseña ni un código, y nadie puede pedírselos en nuestro nombre.”
desk-help-script-ask = No pregunte nada para saber quién es: las fechas de nacimiento, las direcciones y los números de tarjeta no prueban nada.
desk-help-script-code = El código va solo al miembro. No lo pida nunca, no lo lea en voz alta y no lo escriba por él.
desk-help-script-wait = Diga: “Después del código hay una espera que le protege. Nuestros mensajes dicen hasta cuándo, y su tarjeta sirve de todos modos.”
desk-help-how = ¿Cómo se encuentra con esta persona?
desk-help-how-hint = El miembro lee que usted lo pidió y por qué miró.
desk-help-in-person = Está aquí en persona
desk-help-in-person-hint = Usted comparó su cara con un documento de identidad. El código se imprime en una hoja doblada.
desk-help-call-back = Le devuelvo la llamada al número registrado: { $number }
desk-help-call-back-hint = Cuelgue primero y no llame a un número que le dé quien llama. El código se envía por texto a este número.
desk-help-no-number = No se puede devolver la llamada: no se envían textos, o ningún teléfono lleva 30 días registrado. Pídale que venga en persona o que use “Ayúdenme a entrar” con una carta.
desk-help-submit = Pedir la aprobación de un colega
desk-help-missing = Elija cómo se encuentra con esta persona
desk-help-too-many = Cada uno de nosotros ayuda a 20 personas al día como máximo. Pídaselo a un colega.
desk-help-only-in-person = Se está ayudando a entrar a mucha más gente de lo normal. Hasta que pase, solo se ayuda a quien viene en persona.
desk-help-nobody = No hay nadie de otro equipo en atención ahora. Hacen falta dos personas de equipos distintos: llame a un colega y pruebe otra vez.
desk-help-number-new = Ningún número que reciba mensajes de texto lleva 30 días registrado. Pídale que venga en persona.
desk-help-no-texts = Este plan no envía códigos por texto: solo se ayuda a quien viene en persona.
desk-help-before = Alguien lo pidió para este miembro en la última hora, o tres veces hoy. Mírelo primero o espere.
desk-help-not-you = A otra persona le tocó aprobar esto.
desk-help-late = Nadie lo aprobó en la hora. Hay que pedirlo otra vez.

# Aprobar que se ayude a alguien a volver a entrar
desk-nav-assists = Aprobaciones
desk-nav-waits = ({ $n ->
    [one] 1 espera
   *[other] { $n } esperan
})
desk-assists-title = Aprobaciones
desk-assists-lead = Dos de nosotros, de equipos distintos, respondemos por cada persona a quien ayudamos a volver a entrar. Quién aprueba se sortea entre quienes están en atención; nadie puede elegirlo.
desk-assists-mine = Esperan a usted
desk-assists-none = Nada espera a usted.
desk-assists-yours = Lo que usted pidió hoy
desk-assists-asked = Lo ha pedido. Abajo dice a quién le tocó aprobarlo: tiene una hora.
desk-assists-slip = Aprobado. La hoja con el código sale donde su plan imprime sus cartas: entréguela doblada. Solo el miembro la abre.
desk-assists-text = Aprobado. El código va en camino al número registrado. Solo el miembro lo escribe.
desk-assists-declined = No se aprobó. No se concedió nada, y el miembro lee que se pidió.
# dynamic: desk-assist-
desk-assist-title = ¿Ayudar a alguien a volver a entrar?
desk-assist-back = Volver a las aprobaciones
desk-assist-member = Miembro
desk-assist-how = Cómo se le atiende
desk-assist-in-person = En persona
desk-assist-call-back = Por llamada al número registrado
desk-assist-by = Lo pidió
desk-assist-approver = Lo aprueba
desk-assist-at = Se pidió
desk-assist-why = Por qué miró
desk-assist-state = Estado
desk-assist-person = { $name }, equipo { $team }
# dynamic: desk-assist-state-
desk-assist-state-waits = Espera la aprobación
desk-assist-state-agreed = Aprobado
desk-assist-state-unsure = No aprobado: nadie pudo saber con certeza quién es
desk-assist-state-gone = No aprobado: ya no hace falta
desk-assist-state-pressed = No aprobado: alguien parece presionar
desk-assist-state-over = Pasó la hora: pídalo otra vez
desk-assist-script = Antes de aprobar
desk-assist-check-in-person = Hable con su colega. La persona está ahí, y se comparó su cara con un documento de identidad.
desk-assist-check-call-back = Hable con su colega. Colgó y llamó al número registrado; no a un número que dio quien llamaba.
desk-assist-check-own = Decida por usted mismo. Si algo parece apurado, no lo apruebe: esperar no hace daño a nadie.
desk-assist-code-in-person = Se imprime una hoja doblada con el código. Ninguno de los dos la abre ni escribe el código.
desk-assist-code-call-back = El código se envía por texto al número registrado. Ninguno de los dos lo pide ni lo escribe.
desk-assist-approve = Aprobar
desk-assist-or = O no lo apruebe
desk-assist-no = ¿Por qué no?
desk-assist-no-unsure = No puedo saber con certeza quién es
desk-assist-no-gone = Ya no hace falta
desk-assist-no-pressed = Alguien parece presionarle, o presionarnos
desk-assist-no-missing = Elija por qué no lo aprueba
desk-assist-decline = No aprobar

# Quién vio mis datos, para miembros
desk-viewed-title = Quién vio mis datos
desk-viewed-lead = Cada vez que alguien de nuestro personal de atención mira sus datos o lo que usted nos escribió, o hace algo en su cuenta, queda aquí. Lo guardamos seis años.
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
desk-what-help-asked = Pidió a un colega que le ayudemos a volver a entrar
desk-what-help-agreed = Aprobó que le ayudemos a volver a entrar
desk-what-help-declined = No aprobó que le ayudemos a volver a entrar
desk-what-sessions-ended = Cerró su sesión en todas partes
desk-what-frozen = Detuvo los cambios en su cuenta
desk-viewed-odd = Si no lo esperaba:
desk-viewed-not-me = díganos que no fue usted

# Solo en la demostración
desk-demo-title = Pruebe atención a miembros
desk-demo-lead = En la demostración cualquiera puede incorporarse. Elija una función y recibirá una invitación.
desk-demo-missing = Elija una función
desk-demo-team = Para ayudar a alguien a volver a entrar hace falta una persona de cada equipo.
desk-demo-submit = Obtener una invitación
desk-demo-code = Esta es su invitación. Sirve una vez. Las llaves de acceso necesitan un nombre en la dirección: abra esta página en localhost en vez de números.
desk-demo-join = Incorporarse
