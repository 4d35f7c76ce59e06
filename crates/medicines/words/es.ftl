# Recetas

rx-title = Sus recetas
rx-lead = Todas sus medicinas registradas, con lo que puede hacer hoy.
rx-order-refills = Pedir resurtidos
rx-filter-label = Buscar una receta
rx-search = Buscar
rx-show = Mostrar
rx-show-all = Todas las recetas
rx-show-can-order = Listas para resurtir hoy
rx-show-current = Recetas vigentes
rx-show-ended = Recetas terminadas
rx-sort = Ordenar por
rx-sort-next-fill = Próxima fecha de surtido
rx-sort-name = Nombre
rx-sort-last-filled = Último surtido
rx-filter-apply = Actualizar la lista
rx-count = { $n ->
    [one] 1 receta
   *[other] { $n } recetas
}
rx-none = Todavía no hay recetas registradas.
rx-none-next = Las recetas nuevas aparecen aquí cuando su farmacia o su plan las informa. Si esperaba una, llame al { $phone }.
rx-none-found = Ninguna receta coincide con esta búsqueda.
rx-show-everything = Mostrar todas las recetas
rx-show-older = { $n ->
    [one] Mostrar 1 receta anterior que ya terminó
   *[other] Mostrar { $n } recetas anteriores que ya terminaron
}
rx-hide-older = Ocultar las recetas anteriores
rx-privacy = Esta página muestra información privada de salud. Tenga cuidado dónde la abre, la imprime o la deja.
rx-save = Guardar esta lista
rx-save-why = Antes le pedimos que compruebe que es usted. El archivo contiene datos de su salud; guárdelo bien.
rx-save-pdf = Para leer o imprimir (PDF)
rx-save-text = Como texto sin formato
rx-file-intro = Recetas de { $name }, al { $day }.
rx-file-privacy = Este papel contiene datos privados de su salud. Tenga cuidado con dónde lo guarda y a quién se lo muestra.
rx-file-status = Estado
rx-print = Imprimir esta página
rx-back = Volver a sus recetas

rx-detail-title = Receta
rx-number-short = Rx
rx-no-number = Sin número de receta registrado
rx-no-name = Su plan no informó el nombre de la medicina
rx-not-told = No está registrado
rx-not-available = No disponible
rx-order-hint = Puede revisar todo antes de hacer el pedido.
rx-cannot-title = Hoy no puede pedir esta medicina
rx-see-order = Ver el pedido
rx-last-was-part = Su último surtido fue menor que la cantidad completa. Pregunte a su farmacia si todavía le debe el resto.
rx-rest = Un surtido fue menor que la cantidad completa. Es posible que su farmacia todavía le deba { $amount }. Llame a la farmacia para preguntar.
rx-listed = Condiciones de su plan
rx-listed-approval = Su plan la paga después de aprobarla (autorización previa).
rx-listed-limit = Su plan paga una cantidad limitada cada vez (límite de cantidad).
rx-facts-title = Sobre esta receta
rx-directions = Indicaciones
rx-reason = Para qué se usa
rx-quantity = Cantidad
rx-days-supply = Días de medicina en cada surtido
rx-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
rx-refills-left = Resurtidos que quedan
rx-refills = { $n ->
    [0] Ninguno
    [one] 1 resurtido
   *[other] { $n } resurtidos
}
rx-last-filled = Último surtido
rx-next-fill = Próxima fecha de surtido
rx-next-now = Puede resurtirla ahora
rx-next-under-way = Se está surtiendo
rx-next-ordered = Ya está en un pedido
rx-next-none = Ninguna
rx-written = Fecha de la receta
rx-last-day = Último día para surtirla
rx-prescriber = Médico que la recetó
rx-pharmacy = Farmacia
rx-way = Cómo la recibe
rx-way-mail = Por correo
rx-way-pickup = La recoge en la farmacia
rx-last-cost = Su último costo
rx-cost-on = { $money } el { $day }
rx-leaflet = Folleto
rx-leaflet-read = Leer el folleto de esta medicina
rx-leaflet-elsewhere = Buscar un folleto en MedlinePlus
rx-leaflet-none = No está disponible. Pida un folleto a su farmacéutico.
rx-prices-title = Opciones de precio
rx-prices-1-counter = 1 mes, recogido en una farmacia de la red
rx-prices-1-mail = 1 mes, por correo
rx-prices-3-counter = 3 meses, recogidos en una farmacia de la red
rx-prices-3-mail = 3 meses, por correo
rx-prices-basis = Son cálculos aproximados. Leímos la lista de medicinas de su plan hoy, { $today }. Lo que usted pague puede ser distinto, por ejemplo mientras tenga que pagar antes un deducible.
rx-prices-since = Son cálculos aproximados. Leímos la lista de medicinas de su plan hoy, { $today }; está en vigor desde el { $since }. Lo que usted pague puede ser distinto, por ejemplo mientras tenga que pagar antes un deducible.
rx-prices-equal = En su lugar se puede dar { $name }. Un mes puede costar { $cheaper } en vez de { $dearer }. Pregunte a su médico o farmacéutico si es adecuada para usted.
rx-prices-none = La lista de medicinas de su plan no nos dice ningún precio de esta medicina.
rx-prices-page = Todos los precios de esta medicina
rx-prices-find = Buscar el precio de una medicina
rx-prices-savings = Maneras de ahorrar
rx-prices-pharmacies = Buscar una farmacia
rx-history-title = Historial de surtidos
rx-history-none = No hay surtidos registrados para esta receta.
fill-day = Fecha
fill-status = Estado
fill-completed = Surtida
fill-in-progress = Se está surtiendo
fill-on-hold = En espera
fill-cancelled = No surtida
fill-unknown = No se sabe
fill-cost = Su costo

# Cómo se ve una medicina

look-row = Cómo se ve
look-of-fill = Como se surtió por última vez el { $day }.
look-of-prescription = Como se recetó. Lo que le dé su farmacia puede verse distinto.
look-changed-title = Se ve distinta de la anterior
look-changed = Lo que recibió en su último surtido se ve distinto de lo que recibió antes. Es común cuando la farmacia le da la misma medicina de otro fabricante. También puede ser una equivocación. Si no está seguro, pregunte a su farmacéutico antes de tomarla: { $phone }.
look-color-shape = { $form } de color { $color } y forma { $shape }
look-color = { $form } de color { $color }
look-shape = { $form } de forma { $shape }
look-and = { $some } y { $last }
look-marked = con la marca “{ $text }”
look-marked-one = con la marca “{ $text }” en un lado
look-marked-same = con la marca “{ $text }” en los dos lados
look-marked-both = con la marca “{ $front }” en un lado y “{ $back }” en el otro
look-size = de unos { $mm } mm ({ $inches } pulgadas) de largo
look-score = con una ranura
look-scores = con ranuras que la dividen en { $n }
look-clear = de aspecto transparente
look-flavor = con sabor a { $flavor }
# dynamic: look-color-
look-color-black = negro
look-color-gray = gris
look-color-white = blanco
look-color-red = rojo
look-color-purple = morado
look-color-pink = rosa
look-color-green = verde
look-color-yellow = amarillo
look-color-orange = anaranjado
look-color-brown = café
look-color-blue = azul
look-color-turquoise = turquesa
# dynamic: look-shape-
look-shape-bullet = de bala
look-shape-capsule = de cápsula
look-shape-clover = de trébol
look-shape-diamond = de rombo
look-shape-double-circle = de dos círculos
look-shape-freeform = irregular
look-shape-gear = de engranaje
look-shape-heptagon = de siete lados
look-shape-hexagon = de seis lados
look-shape-octagon = de ocho lados
look-shape-oval = ovalada
look-shape-pentagon = de cinco lados
look-shape-rectangle = rectangular
look-shape-round = redonda
look-shape-semi-circle = de medio círculo
look-shape-square = cuadrada
look-shape-tear = de lágrima
look-shape-trapezoid = de trapecio
look-shape-triangle = triangular
look-form-none = medicina
look-form-tablet = tableta
look-form-chewable = tableta masticable
look-form-melting = tableta que se deshace en la boca
look-form-capsule = cápsula
look-form-liquid = líquido
look-form-drops = gotas
look-form-injection = inyección
look-form-cream = crema
look-form-ointment = pomada
look-form-lotion = loción
look-form-gel = gel
look-form-patch = parche
look-form-inhaler = inhalador
look-form-powder = polvo
look-form-suppository = supositorio
look-form-spray = rociador
look-flavor-cherry = cereza
look-flavor-grape = uva
look-flavor-orange = naranja
look-flavor-strawberry = fresa
look-flavor-raspberry = frambuesa
look-flavor-banana = plátano
look-flavor-lemon = limón
look-flavor-mint = menta
look-flavor-fruit = frutas
look-flavor-gum = chicle
look-flavor-vanilla = vainilla

# El folleto de una medicina

leaflet-title = Folleto
leaflet-back = Volver a la receta
leaflet-pharmacist = Esto no reemplaza lo que le digan su farmacéutico o su médico. Si tiene una pregunta, llame al farmacéutico: { $phone }. En una emergencia, llame al 911.
leaflet-label = Esta es información general de su plan. Tome la medicina como dice su etiqueta.
leaflet-only-english = Este folleto está solo en inglés.
leaflet-only-spanish = Este folleto está solo en español.
leaflet-part-what-for = Para qué sirve
leaflet-part-before = Antes de tomarla
leaflet-part-how-to = Cómo tomarla
leaflet-part-missed = Si se salta una dosis
leaflet-part-side-effects = Efectos secundarios
leaflet-part-emergency = Cuándo pedir ayuda de inmediato
leaflet-part-storage = Cómo guardarla
leaflet-none = Su plan no tiene un folleto de esta medicina. Su farmacéutico le puede dar uno.
leaflet-elsewhere-title = Buscar en MedlinePlus
leaflet-elsewhere = MedlinePlus es un sitio web de la Biblioteca Nacional de Medicina, que es parte del gobierno de los Estados Unidos. Puede tener una página sobre esta medicina, en inglés o en español.
leaflet-elsewhere-learns = Si oprime el enlace, sale de este sitio. MedlinePlus se entera entonces del código de esta medicina, del idioma que usted lee y de la dirección de internet de la que viene, como todo sitio web. No le enviamos ningún nombre, ningún número de miembro ni nada más sobre usted.
leaflet-elsewhere-link = Ir a MedlinePlus

rx-status-active = Activa
rx-status-submitted = Activa: resurtido solicitado
rx-status-in-process = Activa: resurtido en proceso
rx-status-shipped = Activa: enviada
rx-status-on-hold = Activa: en espera
rx-status-parked = Activa: guardada
rx-status-pending = Pendiente
rx-status-expired = Vencida
rx-status-discontinued = Suspendida
rx-status-transferred = Transferida
rx-status-unknown = Estado desconocido

rx-means-active = Su farmacia puede surtir esta receta. Pida un resurtido cuando lo necesite.
rx-means-submitted = Usted pidió un resurtido y la farmacia lo está revisando. No tiene que hacer nada.
rx-means-in-process = La farmacia la está surtiendo ahora. No tiene que hacer nada.
rx-means-shipped = Su resurtido va en camino o está listo para usted. Vea los detalles en el pedido.
rx-means-on-hold = La farmacia puso esta receta en espera. Llame a la farmacia para saber qué necesita.
rx-means-parked = La farmacia guarda esta receta hasta que usted la pida. Llame a la farmacia cuando la necesite.
rx-means-pending = La farmacia todavía no ha empezado con esta receta. Vuelva a mirar en uno o dos días.
rx-means-expired = Esta receta es demasiado antigua para surtirla. Pida una nueva a su médico si todavía toma la medicina.
rx-means-discontinued = Esta receta fue suspendida. Pregunte a su médico si cree que todavía la necesita.
rx-means-transferred = Esta receta pasó a otra farmacia. Llame a esa farmacia para resurtirla.
rx-means-unknown = No sabemos el estado de esta receta. Llame al { $phone } y lo averiguaremos.

rx-why-not-yet = Puede resurtirla desde el { $day }, cuando ya haya usado la mayor parte de su último surtido. Si sale de viaje antes de ese día, pida un surtido anticipado en la página de la receta.
rx-why-not-yet-part = Puede resurtirla desde el { $day }, cuando ya haya usado la mayor parte de lo que recibió la última vez. Si sale de viaje antes de ese día, pida un surtido anticipado en la página de la receta.
rx-why-not-yet-limit = Puede resurtirla desde el { $day }. Su plan paga una cantidad limitada de esta medicina, por eso primero debe usar la mayor parte de su último surtido.
rx-why-not-yet-approval-starts = Puede resurtirla desde el { $day }, el primer día de la aprobación de su plan (autorización previa).
rx-why-not-yet-approval-ends = Puede resurtirla desde el { $day }, pero la aprobación de su plan (autorización previa) termina antes de ese día. Pida ya a su médico que la solicite otra vez.
rx-why-not-yet-approval-asked-again = Puede resurtirla desde el { $day } si su plan la aprueba otra vez: la aprobación (autorización previa) termina antes de ese día, y ya hay registrada una solicitud nueva.
rx-why-ordered = Ya está en un pedido.
rx-why-under-way = La farmacia ya la está surtiendo.
rx-why-under-way-still = La farmacia empezó a surtirla, pero nada ha cambiado desde hace varios días.
rx-why-on-hold = La farmacia puso esta receta en espera.
rx-why-parked = La farmacia guarda esta receta hasta que usted la pida.
rx-why-pending = La farmacia todavía no ha empezado con esta receta.
rx-why-first-fill = Todavía no se ha surtido por primera vez, y el primer surtido empieza en la farmacia.
rx-why-too-new = Esta receta es nueva y es posible que la farmacia todavía no la tenga.
rx-why-none-left = No quedan resurtidos.
rx-why-rest-only = No queda ningún resurtido completo. Es posible que su farmacia todavía tenga el resto de un surtido que recibió en parte.
rx-why-needs-approval = Su plan debe aprobar esta medicina antes de pagarla. Esto se llama autorización previa.
rx-why-approval-open = Todavía no: su plan está decidiendo si aprueba esta medicina (autorización previa).
rx-why-approval-with-prescriber = Todavía no: su plan debe aprobar esta medicina (autorización previa) y su médico no ha enviado la solicitud.
rx-why-approval-missing = Todavía no: su plan necesita más información antes de aprobar esta medicina (autorización previa).
rx-why-not-approved = Su plan no aprobó esta medicina (autorización previa).
rx-why-approval-ended = La aprobación de su plan para esta medicina (autorización previa) terminó.
rx-why-no-refills-by-law = La ley no permite resurtir esta medicina. Cada surtido necesita una receta nueva.
rx-why-refills-unknown = Su plan no nos informó cuántos resurtidos quedan.
rx-why-expired = La receta es demasiado antigua para surtirla.
rx-why-ends-first = La receta termina antes de su próximo surtido.
rx-why-discontinued = La receta fue suspendida.
rx-why-transferred = La receta pasó a otra farmacia.
rx-why-unknown = No sabemos el estado de esta receta.
rx-next-see-order = Puede seguirla allí.
rx-next-wait = No tiene que hacer nada.
rx-next-look-again = Vuelva a mirar el { $day }. Si nada ha cambiado para entonces, llame a la farmacia.
rx-next-call-pharmacy = Llame a la farmacia para continuar.
rx-next-ask-prescriber = Pida una receta nueva a su médico.
rx-next-ask-approval = Pida a su médico que solicite la aprobación. Para saber cómo va, llame al { $phone }.
rx-next-decided-by = Debería decidirse a más tardar el { $day }.
rx-next-see-approval = La solicitud, en “Aprobaciones de su plan”, dice qué sigue.
rx-next-appeal = Puede pedir a su plan que la revise otra vez (apelación) hasta el { $day }. Vea “Aprobaciones de su plan”.
rx-next-call-plan = Llame al { $phone } y lo averiguaremos.

# Surtido anticipado, por un viaje

rx-early-until = Su plan le permite surtirla antes por su viaje. Pídala a más tardar el { $day }, el día en que sale.
rx-early-until-mail = Su plan le permite surtirla antes por su viaje. Llega por correo; pídala a más tardar el { $day } para tenerla antes de salir.
rx-early-until-late = Su plan le permite surtirla antes por su viaje. Por correo puede llegar después de que usted salga. Llame al { $phone } y le ayudaremos a recibirla a tiempo.
early-link = Pedir un surtido anticipado
early-title = Surtido anticipado por un viaje
early-lead = Puede resurtirla desde el { $day }. Si va a estar de viaje entonces, díganos sus fechas y veremos si puede recibirla antes.
early-means = Con preguntar no se pide ni se cobra nada.
early-leaves = Primer día de su viaje
early-returns = Día en que regresa
early-date-hint = Mes, día y año, por ejemplo 3/28/2027
early-button = Pedir un surtido anticipado
early-date-missing = Escriba una fecha
early-date = Escriba la fecha como mes, día y año, por ejemplo 3/28/2027
early-leaves-past = El primer día de su viaje debe ser hoy o más adelante
early-leaves-far = Faltan más de 6 meses para su viaje. Pídalo otra vez cuando esté más cerca
early-returns-before = El día en que regresa debe ser después del primer día de su viaje
early-spared-title = No necesita un surtido anticipado para esas fechas
early-spared-before = Puede resurtirla desde el { $day }, antes de salir.
early-spared-lasts = Lo que tiene le alcanza hasta el { $day }, y usted regresa antes.
early-status-given = Surtido anticipado aprobado
early-status-over = Surtido anticipado usado o vencido
early-status-asked = Su plan lo está decidiendo
early-status-unsent = Todavía no hemos preguntado a su plan
early-status-no-answer = Todavía sin respuesta
early-status-never-sent = No pudimos preguntar a su plan
early-status-lapsed = Sin respuesta antes de su viaje
early-status-refused = Surtido anticipado no aprobado
early-means-given = Ya puede pedirla. Pídala a más tardar el { $day }, el día en que sale.
early-means-given-mail = Ya puede pedirla. Llega por correo; pídala a más tardar el { $day } para tenerla antes de salir.
early-means-given-late = Ya puede pedirla, pero por correo puede llegar después de que usted salga. Llame al { $phone } y le ayudaremos a recibirla a tiempo.
early-means-over = Este surtido anticipado ya se usó, o el último día para pedirlo fue el { $day }.
early-means-unsent = Su plan debe decidir y todavía no hemos podido preguntarle. Lo seguimos intentando durante una semana. Llame al { $phone } si sale pronto.
early-means-no-answer = Ya preguntamos a su plan y no hay respuesta desde hace 3 días. Llame al { $phone } y pregunte por su surtido anticipado.
early-means-never-sent = Su plan debe decidir. Lo intentamos durante una semana y no pudimos preguntarle. Llame al { $phone } y pida un surtido anticipado.
early-means-lapsed = No hubo respuesta hasta el { $day }, el primer día de su viaje, así que esta solicitud terminó. Si necesita medicina mientras está de viaje, llame al { $phone }.
early-means-refused = Su plan no aprobó un surtido anticipado. Llame al { $phone } para saber por qué. También puede preguntar si una farmacia cerca de su destino puede surtirla cuando le toque.
early-ask-controlled = Esta es una medicina controlada, por eso su plan debe decidir. Ya se lo preguntamos al plan. Verá la respuesta en esta página. Llame al { $phone } si sale pronto.
early-ask-limited = Su plan paga una cantidad limitada de esta medicina, por eso debe decidir. Ya se lo preguntamos al plan. Verá la respuesta en esta página. Llame al { $phone } si sale pronto.
early-ask-too-long = Su viaje es más largo que los surtidos anticipados que su plan da de inmediato, por eso debe decidir. Ya se lo preguntamos al plan. Verá la respuesta en esta página. Llame al { $phone } si sale pronto.
early-ask-used-up = Este año ya recibió todos los surtidos anticipados que su plan da de inmediato, por eso debe decidir. Ya se lo preguntamos al plan. Verá la respuesta en esta página. Llame al { $phone } si sale pronto.
early-trip = De viaje desde el { $leaves } hasta el { $returns }
early-mail-subject = Hay una respuesta sobre su surtido anticipado
early-mail-given = Su plan aprobó su surtido anticipado. Inicie sesión para pedirlo antes de su viaje.
early-mail-refused = Su plan no aprobó su surtido anticipado. Inicie sesión para ver qué puede hacer.
early-mail-link = Ver la respuesta
early-mail-not-me = Si usted no pidió esto, llámenos al { $phone }.

# Unidades de una cantidad; puede tener decimales, por eso llega también como texto.

unit-tablet = { $n ->
    [one] { $amount } tableta
   *[other] { $amount } tabletas
}
unit-capsule = { $n ->
    [one] { $amount } cápsula
   *[other] { $amount } cápsulas
}
unit-patch = { $n ->
    [one] { $amount } parche
   *[other] { $amount } parches
}
unit-inhaler = { $n ->
    [one] { $amount } inhalador
   *[other] { $amount } inhaladores
}
unit-vial = { $n ->
    [one] { $amount } vial
   *[other] { $amount } viales
}
unit-pen = { $n ->
    [one] { $amount } pluma
   *[other] { $amount } plumas
}
unit-syringe = { $n ->
    [one] { $amount } jeringa
   *[other] { $amount } jeringas
}
unit-bottle = { $n ->
    [one] { $amount } frasco
   *[other] { $amount } frascos
}
unit-tube = { $n ->
    [one] { $amount } tubo
   *[other] { $amount } tubos
}
unit-blister = { $n ->
    [one] { $amount } dosis en blíster
   *[other] { $amount } dosis en blíster
}
unit-spray = { $n ->
    [one] { $amount } rociada
   *[other] { $amount } rociadas
}
unit-drop = { $n ->
    [one] { $amount } gota
   *[other] { $amount } gotas
}
unit-suppository = { $n ->
    [one] { $amount } supositorio
   *[other] { $amount } supositorios
}
unit-packet = { $n ->
    [one] { $amount } sobre
   *[other] { $amount } sobres
}
unit-kit = { $n ->
    [one] { $amount } estuche
   *[other] { $amount } estuches
}
unit-each = { $n ->
    [one] { $amount } unidad
   *[other] { $amount } unidades
}
unit-ml = { $n ->
    [one] { $amount } ml
   *[other] { $amount } ml
}
unit-gram = { $n ->
    [one] { $amount } gramo
   *[other] { $amount } gramos
}

# Resurtidos

refill-title = Pedir resurtidos
refill-lead = Elija lo que quiere pedir. Puede revisar todo antes de hacer el pedido.
refill-choose = ¿Qué medicinas quiere pedir?
refill-choose-one = Elija al menos una medicina
refill-select-all = Seleccionar todas
refill-order-n = { $n ->
    [one] Pedir 1 resurtido
   *[other] Pedir { $n } resurtidos
}
# El programa pone el número en el lugar de {"{n}"}.
refill-order-many = Pedir {"{n}"} resurtidos
refill-checked-next = Después verá la dirección y las fechas. No se pide nada hasta que usted confirme.
refill-coverage-ended = Su cobertura terminó el { $day }. Su plan no pagará lo que pida. Llame al { $phone } antes de pedir.
refill-coverage-over = Su cobertura ya terminó. Su plan no pagará lo que pida. Llame al { $phone } antes de pedir.
refill-gone = Ya no tenemos lo que eligió antes, y no se pidió nada. Por favor, elija otra vez.
refill-none = Hoy no se puede resurtir nada.
refill-none-next = Abajo verá cuándo o cómo puede obtener cada medicina. Si se le está acabando, llame al { $phone }.
refill-left-title = No se pueden pedir hoy
refill-back = Volver a elegir
refill-medicines = Medicinas
refill-change-medicines = las medicinas
refill-mail-from = Por correo desde { $pharmacy }.
refill-mail = Por correo.
refill-pick-up-at = Recoger en { $pharmacy }.
refill-pick-up = Recoger en la farmacia.
refill-check-title = { $n ->
    [one] Revise su pedido: 1 resurtido
   *[other] Revise su pedido: { $n } resurtidos
}
refill-address = Enviar a
refill-address-change = Cambiar o agregar una dirección
refill-no-address = No hay ninguna dirección registrada. Agregue una antes de confirmar.
refill-frozen = Alguien dijo “no fui yo”. Hasta que se aclare, lo enviamos solo a la dirección que tiene su plan. Si esa está mal, llame al { $phone }.
refill-frozen-nowhere = Alguien dijo “no fui yo”. Hasta que se aclare, lo enviamos solo a la dirección que tiene su plan, y su plan no tiene ninguna de usted. Llame al { $phone } y le ayudaremos.
refill-arrives = Fecha prevista
refill-price = Precio
refill-about = Cerca de { $price }
refill-price-about = Cerca de { $price }. Es un cálculo aproximado.
refill-price-without-mailing = Cerca de { $price } sin el envío. Es un cálculo aproximado.
refill-price-some = { $n ->
    [one] Cerca de { $price } por lo que tiene precio conocido. Para 1 medicina no tenemos un cálculo aproximado.
   *[other] Cerca de { $price } por lo que tiene precio conocido. Para { $n } medicinas no tenemos un cálculo aproximado.
}
refill-price-untold = No tenemos un cálculo aproximado.
refill-price-note = Según la lista de costos de su plan. Si tiene un deducible, puede pagar más. El precio se fija el día en que se envía su pedido.
refill-price-untold-note = El precio se fija el día en que se envía su pedido. Más abajo puede decir cuándo debemos preguntarle primero.
refill-to = ¿A dónde se lo enviamos por correo?
refill-to-plan = La dirección que tiene su plan
refill-to-gone = La dirección que eligió ya no está registrada. Elija otra
refill-speed = ¿Qué tan rápido quiere recibirlo por correo?
refill-speed-standard = Normal: { $fee }
refill-speed-fast = Rápido: { $fee }
refill-fee-none = sin costo
refill-limit = Pregúntenme primero si el precio es mayor que
refill-limit-hint = Opcional. En dólares, por todo el pedido. Si el precio es mayor, la farmacia espera hasta que usted acepte el precio o cancele el pedido.
refill-limit-bad = Escriba un monto en dólares, por ejemplo 40, o deje esto vacío
refill-price-later = Todavía no hay un cálculo aproximado. El precio se fija el día en que sale su pedido.
refill-check-left = No forma parte de este pedido
refill-changed = Retiramos su pedido para que pueda cambiarlo. No se pide nada hasta que usted confirme.
refill-what-next = Cuando confirme, hacemos el pedido de inmediato. Tiene 10 minutos para cancelarlo.
refill-confirm = Confirmar pedido
refill-nothing-title = No se hizo ningún pedido
refill-nothing-lead = Ninguna de las medicinas que eligió se puede pedir ahora. Le explicamos por qué.
refill-nothing-next = Si se le está acabando la medicina, llame al { $phone }.
refill-choose-again = Elegir otra vez

# Pedidos

orders-title = Sus pedidos
orders-lead = El pedido más reciente está primero.
orders-none = Todavía no tiene pedidos.
orders-none-next = Ver sus recetas
orders-see-all = Ver sus pedidos
orders-find-label = Buscar un pedido
orders-find-words = Número de pedido, número de receta o medicina
orders-find-hint = Una factura tiene el mismo número que su pedido.
orders-find = Buscar
orders-find-missing = Escriba un número o el nombre de una medicina
orders-found = { $n ->
    [0] Ningún pedido tiene este número o esta medicina
    [one] Se encontró 1 pedido
   *[other] Se encontraron { $n } pedidos
}
orders-found-none-next = Revise lo que escribió. El número de pedido está en el mensaje que le enviamos, y el número de receta está en la etiqueta.
orders-show-all = Mostrar todos los pedidos
order-number = Pedido { $reference }
order-title = Pedido { $reference }
order-of-day = Pedido el { $day }
order-back = Volver a sus pedidos
order-arrives = Fecha prevista
order-window-mail = Por correo, entre el { $first } y el { $last }
order-window-pickup = Listo para recoger entre el { $first } y el { $last }
order-window-both = Listo o entregado entre el { $first } y el { $last }
order-came = Llegó el { $day }
order-will-not-come = Este pedido no llegará
order-waits = Espera hasta que se resuelva
order-waits-address = Espera una dirección que podamos usar
order-waits-counter = Le espera en la farmacia
order-placed-title = Pedido hecho
order-placed-reference = Su número de pedido es
order-placed-mailed = Estamos enviando una confirmación a su correo electrónico.
order-placed-texted = Estamos enviando una confirmación a su teléfono.
order-placed-posted = Le estamos enviando una confirmación en papel.
order-placed-kept = Guardamos una confirmación para usted aquí, y no la enviamos:
order-placed-kept-link = Mensajes que le enviamos
order-placed-not-mailed = No tenemos su correo electrónico, así que por favor anote el número de pedido.
order-cancelled-done = El pedido está cancelado. No se enviará nada.
order-left-title = No forma parte de este pedido
order-steps-title = Dónde está su pedido
order-to-do = Lo que usted debe hacer:
order-step-received = Recibido
order-step-checking = En revisión
order-step-filling = Se está surtiendo
order-step-shipped = Enviado
order-step-ready = Listo para recoger
order-step-shipped-or-ready = Enviado o listo para recoger
order-step-delivered = Entregado
order-step-picked-up = Recogido
order-step-delivered-or-picked-up = Entregado o recogido
order-step-held = En espera
order-step-cancelled = Cancelado
order-step-rejected = No aceptado
order-means-received = Tenemos su pedido. Pasa a la farmacia en unos minutos.
order-means-sending = Tenemos su pedido y lo estamos pasando a la farmacia.
order-means-checking = La farmacia está revisando su pedido. No tiene que hacer nada.
order-means-filling = La farmacia está surtiendo su pedido. No tiene que hacer nada.
order-means-unsent = Su pedido todavía no ha llegado a la farmacia. Lo enviamos otra vez.
order-means-kept-back = Su pedido no ha salido. Alguien dijo “no fui yo” sobre su cuenta. Hasta que se aclare, solo enviamos a la dirección que tiene su plan, y su plan no tiene ninguna de usted. Llame al { $phone } y le ayudaremos.
order-means-never-sent = Su pedido no ha llegado a la farmacia.
order-means-stuck = Su pedido está en la farmacia, pero no hay noticias de él.
order-means-shipped = Su pedido salió de la farmacia.
order-means-ready = Su pedido está listo. Ya puede recogerlo.
order-means-both = Lo que va por correo salió de la farmacia. Lo demás está listo y ya puede recogerlo.
order-means-delivered = Su pedido fue entregado. Si no lo encuentra, llame a la farmacia.
order-means-picked-up = Su pedido fue recogido.
order-means-came-both = Lo que iba por correo fue entregado, y lo demás fue recogido. Si no encuentra algo, llame a la farmacia.
order-means-held = La farmacia todavía no puede seguir con su pedido.
order-means-cancelled = Usted canceló este pedido. No se envió nada.
order-means-rejected = La farmacia no pudo aceptar este pedido. No se envió nada.
order-hold-address = Llame al { $phone } para confirmar a qué dirección debe ir este pedido.
order-hold-payment = Llame al { $phone } para acordar cómo se pagará este pedido.
order-hold-plan-approval = Su plan debe aprobar primero esta medicina. Pida a su médico que solicite la aprobación, o llame al { $phone }.
order-hold-prescriber-question = La farmacia le hizo una pregunta a su médico. Puede llamar a su médico para acelerarlo.
order-hold-out-of-stock = La farmacia espera que le llegue la medicina. Llame al { $phone } si se le está acabando.
order-hold-price = El precio es { $price }. Es más de lo que usted quería pagar sin que le preguntaran. Acepte el precio o cancele el pedido.
order-hold-other = Llame al { $phone } y le diremos qué hace falta.
order-reject-prescription-ended = La receta terminó. Pida una nueva a su médico.
order-reject-too-soon = Según la farmacia, es demasiado pronto para un resurtido. Llame al { $phone } para saber desde qué día puede pedirlo.
order-reject-not-covered = Su plan no cubrió esta medicina. Llame al { $phone } para hablar de lo que puede hacer.
order-reject-other = Llame al { $phone } y averiguaremos qué pasó.
order-late-still = { $n ->
    [one] No hay noticias de este pedido desde hace 1 día. Lo esperamos a más tardar el { $day }. Si se le está acabando la medicina, llame al { $phone }.
   *[other] No hay noticias de este pedido desde hace { $n } días. Lo esperamos a más tardar el { $day }. Si se le está acabando la medicina, llame al { $phone }.
}
order-late-overdue = Esperábamos este pedido a más tardar el { $day }. Está atrasado. Vea las últimas noticias en los pasos de abajo.
order-late-alert = { $n ->
    [one] Este pedido no avanza desde hace 1 día, y eso es demasiado. Por favor, llame ahora al { $phone }. Podemos encontrarlo o enviarlo otra vez.
   *[other] Este pedido no avanza desde hace { $n } días, y eso es demasiado. Por favor, llame ahora al { $phone }. Podemos encontrarlo o enviarlo otra vez.
}
order-speed = Envío
order-limit = Si el precio es mayor que { $limit }, la farmacia le pregunta primero.
order-facts-title = Sobre este pedido
order-lines = En este pedido
order-days-supply = { $n ->
    [one] 1 día de medicina
   *[other] { $n } días de medicina
}
order-placed-at = Fecha del pedido
order-address = Enviado a
order-no-address = No hay dirección registrada
order-shipped = Fecha de envío
order-carrier = Empresa de envío
order-tracking = Número de rastreo
order-track-link = Rastrear { $number } en el sitio de la empresa de envío
order-pharmacy-phone = Teléfono de la farmacia
order-step-part-shipped = Una parte ya se envió
order-means-part-shipped = Una parte de su pedido salió de la farmacia. El resto todavía no está listo.
order-step-part-ready = Una parte está lista para recoger
order-means-part-ready = Una parte de su pedido está lista. Ya puede recogerla. El resto todavía no está listo.
order-ready-count = { $n ->
    [one] { $n } de { $all } medicinas ya está lista para recoger.
   *[other] { $n } de { $all } medicinas ya están listas para recoger.
}
order-step-part-both = Una parte se envió, otra está lista para recoger
order-means-part-both = Una parte de su pedido salió de la farmacia, y otra está lista para recoger. El resto todavía no está listo.
order-step-part-came = Una parte fue entregada o recogida
order-means-part-came = Una parte de su pedido fue entregada o recogida. El resto todavía no está listo.
order-parcels-title = Sus paquetes
order-parcel-n = Paquete { $n } de { $all }
order-parcel-one = Paquete { $n }
order-parcel-way = En camino
order-parcel-came = Entregado
order-parcel-inside = En este paquete
order-asked = Quién lo pidió
order-asked-phone = Por teléfono, para usted
order-asked-prescriber = Su médico
order-asked-pharmacy = La farmacia
order-asked-elsewhere = Se pidió en otro lugar, no en este sitio web
order-filled-by = Lo surte
order-cancel-until = Puede cancelar este pedido hasta { $time }.
order-cancel-link = Cancelar este pedido
order-cannot-cancel = La farmacia no pudo detener este pedido. Si no lo quiere, llame al { $phone }.
order-cannot-cancel-shipped = Este pedido ya se envió, por eso ya no se puede cancelar. Si no lo quiere, llame al { $phone }.
order-cannot-cancel-ready = Este pedido está listo en su farmacia, por eso ya no se puede cancelar aquí. Si no lo quiere, llame al { $phone }.
order-with-pharmacy = La farmacia tiene este pedido.
order-ask-cancel-link = Pedir a la farmacia que lo cancele
order-ask-cancel-means = La farmacia tiene este pedido, así que debemos pedirle que lo detenga. Es posible que ya sea tarde. Verá la respuesta en la página del pedido y le avisaremos. Para cambiar algo del pedido, cancélelo y pida otra vez.
order-ask-cancel-button = Pedir que lo cancelen
order-cancel-asked = Estamos pidiendo a la farmacia que cancele este pedido. Verá la respuesta aquí.
order-cancel-waits = Usted pidió a la farmacia el { $moment } que cancelara este pedido. Todavía no ha respondido. Llame al { $phone } si no puede esperar.
order-cancel-unsent = Usted pidió el { $moment } que se cancelara este pedido, pero todavía no hemos podido avisar a la farmacia. Llame ahora al { $phone }. Quizás todavía se pueda detener.
order-cancel-elsewhere = Este pedido no se hizo en este sitio web. Para cancelarlo, llame al { $phone }.
order-change-button = Cambiar este pedido
order-price-agree = Aceptar { $price }
order-price-agree-one = Aceptar { $price } por { $medicine }
order-price-together = Más de una medicina espera su respuesta: { $price } en total. Le preguntamos por una tras otra.
order-price-decline = Cancelar este pedido
order-price-agreed = Usted aceptó { $price } el { $moment }.
order-price-agreed-one = Usted aceptó { $price } por { $medicine } el { $moment }.
order-price-agreed-unsent = Usted aceptó { $price } el { $moment }, pero todavía no hemos podido avisar a la farmacia. Llame al { $phone } para que su pedido continúe.
order-price-agreed-done = Usted aceptó el precio. La farmacia continúa con su pedido.
order-price-agreed-part = Usted aceptó el precio de una medicina. Otra espera su respuesta.
order-price-changed = No usamos su respuesta porque el pedido cambió desde entonces. Por favor, revíselo otra vez.
order-cancel-too-late = El pedido no se canceló
order-cancel-title = ¿Quiere cancelar este pedido?
order-cancel-means = No se le enviará nada. Puede pedir las mismas medicinas otra vez más adelante.
order-cancel-button = Cancelar el pedido
order-cancel-keep = Conservar el pedido

# Correo: sin nombres de medicinas

order-mail-subject = Tenemos su pedido { $reference }
order-mail-placed = { $n ->
    [one] Tenemos su pedido de 1 resurtido. El número de pedido es { $reference }.
   *[other] Tenemos su pedido de { $n } resurtidos. El número de pedido es { $reference }.
}
order-mail-left = { $n ->
    [one] 1 medicina que eligió no se pudo pedir. La página del pedido le explica por qué.
   *[other] { $n } medicinas que eligió no se pudieron pedir. La página del pedido le explica por qué.
}
order-mail-expected = Fecha prevista: { $window }.
order-mail-link = Seguir su pedido
order-mail-reply-subject = La farmacia respondió sobre su pedido { $reference }
order-mail-stopped = La farmacia canceló su pedido { $reference }, como usted pidió. No se enviará nada.
order-mail-part-stopped = La farmacia detuvo lo que todavía no había salido de su pedido { $reference }.
order-mail-not-stopped = La farmacia no pudo cancelar su pedido { $reference }. Ya era tarde. Si no lo quiere, llame al { $phone }.
order-mail-late-subject = Su pedido { $reference } está tardando más de lo normal
order-mail-late = Su pedido { $reference } está atrasado o lleva 3 días sin avanzar. La página del pedido muestra las últimas noticias. Si se le está acabando la medicina, llame al { $phone }.
order-mail-unsent-subject = Su pedido { $reference } todavía no ha llegado a la farmacia
order-mail-unsent = Su pedido { $reference } todavía no ha llegado a la farmacia. Lo enviamos otra vez cada día durante una semana. Si se le está acabando la medicina, llame al { $phone }.
order-mail-kept-back-subject = Su pedido { $reference } espera una dirección
order-mail-kept-back = Alguien dijo “no fui yo” sobre su cuenta. Hasta que se aclare, solo enviamos a la dirección que tiene su plan, y su plan no tiene ninguna de usted. Por eso su pedido { $reference } no ha salido. Llame al { $phone } y le ayudaremos.
order-mail-late-alert-subject = Por favor, llámenos por su pedido { $reference }
order-mail-late-alert = Su pedido { $reference } lleva una semana sin avanzar, y eso es demasiado. Llame ahora al { $phone }. Podemos encontrarlo o enviarlo otra vez.
order-mail-sent-subject = Su pedido { $reference } está en camino
order-mail-sent = Su pedido { $reference } salió de la farmacia. La página del pedido muestra dónde está.
order-mail-part-sent-subject = Una parte de su pedido { $reference } está en camino
order-mail-part-sent = Una parte de su pedido { $reference } salió de la farmacia. La página del pedido muestra dónde está.
order-mail-ready-subject = Su pedido { $reference } está listo para recoger
order-mail-ready = Su pedido { $reference } está listo en su farmacia. Lleve su tarjeta de farmacia.
order-mail-part-ready-subject = Una parte de su pedido { $reference } está lista para recoger
order-mail-part-ready = Una parte de su pedido { $reference } está lista en su farmacia. Lleve su tarjeta de farmacia. La página del pedido muestra cuál es.
order-mail-both-subject = Una parte de su pedido { $reference } se envió y otra está lista para recoger
order-mail-both = Una parte de su pedido { $reference } salió de la farmacia por correo, y otra está lista en su farmacia. Lleve su tarjeta de farmacia. La página del pedido muestra cuál es cada una.
order-mail-arrived-subject = Su pedido { $reference } fue entregado
order-mail-arrived = Su pedido { $reference } fue entregado. Si no lo encuentra, llame al { $phone } y le ayudaremos.
order-mail-part-arrived-subject = Una parte de su pedido { $reference } fue entregada
order-mail-part-arrived = Lo que iba por correo de su pedido { $reference } fue entregado. Si no lo encuentra, llame al { $phone } y le ayudaremos.
order-mail-held-subject = Su pedido { $reference } está en espera
order-mail-held = La farmacia puso su pedido { $reference } en espera. No se envía nada hasta que esto se resuelva.
order-mail-held-price = Cuesta más de lo que usted quería pagar sin que le preguntaran. La página del pedido muestra el precio, y allí decide usted.
order-mail-rejected-subject = La farmacia no aceptó su pedido { $reference }
order-mail-rejected = La farmacia no aceptó su pedido { $reference }. No se enviará nada.
order-mail-part-refused-subject = { $n ->
    [one] 1 medicina de su pedido { $reference } no llegará
   *[other] { $n } medicinas de su pedido { $reference } no llegarán
}
order-mail-part-refused = { $n ->
    [one] La farmacia no aceptó 1 medicina de su pedido { $reference }. Lo demás sigue su curso. La página del pedido muestra cuál es.
   *[other] La farmacia no aceptó { $n } medicinas de su pedido { $reference }. Lo demás sigue su curso. La página del pedido muestra cuáles son.
}
order-mail-not-me = Si usted no hizo este pedido, llámenos al { $phone }.

# Sin iniciar sesión

open-refill-title = Resurtir sin iniciar sesión
open-refill-lead = Necesita 2 cosas: el número de la etiqueta de su receta y su fecha de nacimiento.
open-number = Número de receta
open-number-hint = Está en la etiqueta, después de “Rx”. Los espacios y guiones no importan.
open-number-missing = Escriba el número de receta de su etiqueta
open-birth = Fecha de nacimiento
open-birth-hint = Por ejemplo, 14 de marzo de 1962 o 3/14/1962
open-birth-shape = Escriba su fecha de nacimiento, como 14 de marzo de 1962
open-long = Es demasiado largo. Revise que haya escrito solo lo que se pide.
open-refill-what = Enviamos los resurtidos solo a su dirección registrada, o a su farmacia de siempre. Puede cancelar durante 10 minutos si inicia sesión.
open-back = Volver a iniciar sesión
open-to-status = Ver cómo va un pedido
open-to-refill = Resurtir sin iniciar sesión
open-to-get-in = Ayúdenme a entrar
open-sent-title = Tenemos su solicitud
open-sent-back = Volver al formulario
open-sent-lead = La respuesta le llega a usted, no a esta pantalla.
open-sent-next = Qué pasa ahora
open-sent-look = Buscamos una receta con este número y esta fecha de nacimiento.
open-sent-order = Si es suya y se puede resurtir, la pedimos a la dirección registrada.
open-sent-tell = Avisamos a todos los correos electrónicos y teléfonos registrados: el número de pedido y para cuándo se espera, o por qué todavía no se puede pedir. Esto toma unos 5 minutos.
open-sent-why = Esta página es igual para todos. Así nadie puede usarla para averiguar sobre sus medicinas.
open-sent-silence = ¿No hay respuesta después de 15 minutos?
open-sent-call = Revise el número y la fecha, y pídalo otra vez. O llame al { $phone } ({ $hours }). Si no tenemos su correo electrónico ni su teléfono, llámenos.
open-sent-another = Pedir otro resurtido
open-status-title = Ver cómo va un pedido
open-status-lead = No necesita iniciar sesión. Su número de pedido está en el mensaje que le enviamos.
open-order = Número de pedido
open-order-hint = 8 letras y números, como 7K2Q-M4XB
open-order-shape = Escriba el número de pedido: 8 letras y números, como 7K2Q-M4XB
open-family = Apellido
open-family-missing = Escriba su apellido
open-zip = Código postal
open-zip-hint = El de la dirección donde su plan le escribe
open-zip-shape = Escriba los 5 números de su código postal
open-status-button = Mostrar el pedido
open-nothing-title = No podemos mostrar un pedido con estos datos
open-nothing-why = Alguno puede ser distinto de lo registrado, o hubo muchos intentos equivocados y tenemos cuidado. No decimos cuál, para que los pedidos sigan siendo privados.
open-nothing-next = Revise lo que escribió. Si está bien, inicie sesión para ver sus pedidos, o llame al { $phone } ({ $hours }).
open-held = Inicie sesión para ver qué hace falta, o llame al { $phone }.
open-order-back = Volver al formulario
open-order-more = Para ver qué hay en este pedido o cambiarlo:
open-order-sign-in = Iniciar sesión
open-mail-subject-ordered = Su resurtido está pedido
open-mail-subject-not = Sobre el resurtido que pidió
open-mail-intro = Alguien pidió un resurtido para usted sin iniciar sesión.
open-mail-ordered = Está pedido. El número de pedido es { $reference }.
open-mail-address = Va a su dirección registrada, o espera en su farmacia de siempre.
open-mail-cancel = Puede cancelarlo durante 10 minutos. Abra el pedido abajo e inicie sesión.
open-mail-before = Ya está en un pedido. El número de pedido es { $reference }. No se pidió nada más.
open-mail-not-yet = Es demasiado pronto: primero debe usarse la mayor parte del último surtido. Puede pedirlo desde el { $day }. No se pidió nada.
open-mail-no-address = No se pidió nada, porque su plan no tiene una dirección de usted. Llame al { $phone } y le ayudaremos.
open-mail-no = No se puede resurtir de esta manera, y no se pidió nada. Inicie sesión para ver por qué y qué hacer. Si se le acaba la medicina, llame al { $phone }.
open-mail-no-link = Ver sus recetas
open-mail-held = No se pidió nada. Hubo muchos intentos equivocados antes de este, por eso queremos estar seguros de que es usted. Inicie sesión para pedir su resurtido, o llame al { $phone }.
open-mail-held-link = Pedir su resurtido
open-mail-not-me = Si no fue usted, llámenos al { $phone }. Nadie puede ver sus medicinas de esta manera, y nada va a otra dirección.
open-text-ordered = su resurtido está pedido. Número de pedido { $reference }. Se espera a más tardar el { $day }.
open-text-before = su resurtido ya está en el pedido { $reference }. No se pidió nada más.
open-text-not-yet = es demasiado pronto para el resurtido. Puede pedirlo desde el { $day }.
open-text-no = el resurtido no se pidió. Inicie sesión para ver por qué, o llame al { $phone }.

# Resurtido automático

automatic-title = Resurtido automático
automatic-lead = Elija las recetas que pedimos por usted cuando les toca. Puede detenerlo cuando quiera.
automatic-back = Volver a resurtido automático
automatic-none = Ninguna receta se puede resurtir sola en este momento.
automatic-none-next = Ver sus recetas
automatic-link = Resurtido automático
automatic-turn-on = Activar
automatic-change = Cambiar o detener
automatic-status-on = El resurtido automático está activado
automatic-status-off = El resurtido automático está desactivado
automatic-status-paused = El resurtido automático está en pausa
automatic-means-on = La pedimos cuando le toca y le avisamos 3 días antes.
automatic-means-on-letter = La pedimos cuando le toca y le escribimos una carta 10 días antes.
automatic-means-told = La pediremos el { $day }. Si no la quiere, detenga el resurtido automático antes de ese día.
automatic-means-off = No se pide nada por sí solo. Usted la pide cuando la necesita.
automatic-why-prescription = Lo intentamos 3 días y no se pudo pedir. La página de la receta dice por qué y qué ayuda. Active el resurtido automático otra vez cuando esté resuelto.
automatic-why-dearer = El precio de la lista del plan pasa del máximo que usted permitió, por eso no pedimos nada. Puede poner otro monto o pedirla usted.
automatic-why-price-unknown = No podemos saber el precio antes y usted puso un máximo, por eso no pedimos nada. Puede quitar el monto o pedirla usted.
automatic-why-no-address = Su plan no tiene una dirección de usted, por eso no pedimos nada. Llame al { $phone } y le ayudaremos.
automatic-why-not-covered = Su cobertura terminó, por eso no se pide nada por sí solo. Cuando vuelva a tener cobertura, active otra vez el resurtido automático. Si se le acaba la medicina, llame al { $phone }.
automatic-why-cannot-tell = No tenemos un correo electrónico, un teléfono ni una dirección de usted que funcione, por eso no podíamos avisarle antes de un pedido y no pedimos nada. Agregue un correo electrónico o un teléfono a su cuenta y active otra vez el resurtido automático, o pídala usted.
automatic-stop = Detener el resurtido automático
automatic-agree-title = Activarlo
automatic-change-title = Cambiarlo
automatic-what = Qué pedimos
automatic-how-often = Cada cuánto
automatic-often = { $n ->
    [one] Cuando le toca, más o menos cada día
   *[other] Cuando le toca, más o menos cada { $n } días
}
automatic-often-due = Cuando su plan permite el próximo surtido
automatic-price = Cuánto paga usted
automatic-estimate = Cerca de { $price } según la lista de su plan. El precio se fija el día en que sale.
automatic-estimate-none = No hay un cálculo aproximado. El precio se fija el día en que sale.
automatic-rule-told = Le avisamos 3 días antes de cada pedido, por correo electrónico o mensaje de texto.
automatic-rule-told-letter = No tenemos un correo electrónico ni un teléfono suyo. Por eso le escribimos una carta 10 días antes de cada pedido. Si necesita esta medicina antes, pídala usted.
automatic-rule-address = Va a su dirección de entrega, o espera en su farmacia de siempre.
automatic-rule-stop = Puede detenerlo cuando quiera con un botón. Después de pedir, tiene 10 minutos para cancelar.
automatic-rule-stop-letter = Puede detenerlo con un botón antes del día que dice la carta. Desde ese día, la farmacia tiene el pedido.
automatic-cap = Lo más que puede costarle un resurtido, en dólares
automatic-cap-hint = Por ejemplo, 50. Déjelo vacío si no quiere límite. Si el precio de la lista del plan es mayor o no se sabe, no pedimos nada y le avisamos. Si el precio resulta mayor después, la farmacia espera hasta que usted lo acepte. Un resurtido con límite va en un pedido aparte.
automatic-cap-wrong = Escriba un monto de hasta 10,000, como 50, o deje el campo vacío
automatic-agree = Sí, pidan esta medicina por mí cuando le toque
automatic-agree-wrong = Marque la casilla si quiere que pidamos esta medicina por usted
automatic-agree-button = Activar el resurtido automático
automatic-agree-again = Guardar el cambio
automatic-now-on = El resurtido automático está activado.
automatic-now-off = El resurtido automático está desactivado. Ya no se pide nada por sí solo.
automatic-not-plan = Su plan no ofrece resurtido automático.
automatic-not-controlled = La ley tiene reglas especiales para esta medicina, por eso usted pide cada resurtido.
automatic-not-covered = Su cobertura terminó, por eso no se puede activar el resurtido automático.
automatic-not-told = No tenemos un correo electrónico, un teléfono ni una dirección de usted, y no podríamos avisarle antes de un pedido. Agregue primero un correo electrónico o un teléfono.
automatic-not-now = Esta receta no se puede resurtir en este momento, por eso no puede resurtirse sola. Su página dice por qué y qué ayuda.
automatic-see-rx = Ver la receta
automatic-history = Lo que se eligió antes
automatic-history-on = { $moment }: activado, sin límite
automatic-history-on-cap = { $moment }: activado, hasta { $cap }
automatic-history-off = { $moment }: desactivado
automatic-history-paused = { $moment }: lo pusimos en pausa
automatic-mail-link = Ver sus resurtidos automáticos
automatic-mail-soon-subject = { $n ->
    [one] Pediremos 1 resurtido para usted el { $day }
   *[other] Pediremos { $n } resurtidos para usted el { $day }
}
automatic-mail-soon = { $n ->
    [one] Usted nos encargó pedir sus resurtidos cuando les toca. Pediremos 1 resurtido el { $day }.
   *[other] Usted nos encargó pedir sus resurtidos cuando les toca. Pediremos { $n } resurtidos el { $day }.
}
automatic-mail-soon-stop = Si no lo necesita, deténgalo antes de ese día. No tiene que hacer nada más.
automatic-mail-ordered = { $n ->
    [one] Pedimos 1 resurtido para usted, como usted nos encargó. El número de pedido es { $reference }.
   *[other] Pedimos { $n } resurtidos para usted, como usted nos encargó. El número de pedido es { $reference }.
}
automatic-mail-paused-subject = Su resurtido automático está en pausa
automatic-mail-paused = { $n ->
    [one] No pudimos pedir 1 de sus resurtidos durante 3 días, por eso dejamos de intentarlo.
   *[other] No pudimos pedir { $n } de sus resurtidos durante 3 días, por eso dejamos de intentarlo.
}
automatic-mail-paused-next = Inicie sesión para ver por qué y qué hacer. Si se le acaba la medicina, llame al { $phone }.
automatic-mail-uncovered = { $n ->
    [one] Su cobertura terminó, por eso pusimos en pausa su resurtido automático. No se pide nada por sí solo.
   *[other] Su cobertura terminó, por eso pusimos en pausa sus { $n } resurtidos automáticos. No se pide nada por sí solo.
}
automatic-mail-uncovered-next = Cuando vuelva a tener cobertura, puede activarlo otra vez. Si se le acaba la medicina, llame al { $phone }.
automatic-text-soon = { $n ->
    [one] pediremos 1 resurtido para usted el { $day }. Si no lo quiere, inicie sesión antes de ese día.
   *[other] pediremos { $n } resurtidos para usted el { $day }. Si no los quiere, inicie sesión antes de ese día.
}
automatic-text-ordered = su resurtido automático está pedido. Número de pedido { $reference }.
automatic-text-paused = su resurtido automático está en pausa. Inicie sesión para ver por qué, o llame al { $phone }.

# Recordatorios antes de que se acabe una medicina

reminder-subject = { $n ->
    [one] Se le está acabando una medicina
   *[other] Se le están acabando { $n } medicinas
}
reminder-low = { $n ->
    [one] Según nuestros cálculos, 1 de sus medicinas alcanza hasta el { $day }.
   *[other] Según nuestros cálculos, se le están acabando { $n } medicinas. La primera alcanza hasta el { $day }.
}
reminder-refill = { $n ->
    [one] 1 resurtido se puede pedir ya.
   *[other] { $n } resurtidos se pueden pedir ya.
}
reminder-mail-takes = Lo que llega por correo tarda de { $first } a { $last } días.
reminder-mail-days = { $n ->
    [one] Lo que llega por correo tarda 1 día.
   *[other] Lo que llega por correo tarda { $n } días.
}
reminder-refill-link = Pedir resurtidos
reminder-renewal = { $n ->
    [one] 1 necesita primero una receta nueva. Puede pedirla a su médico en la página de la medicina.
   *[other] { $n } necesitan primero una receta nueva. Puede pedirlas a su médico en las páginas de las medicinas.
}
reminder-renewal-link = Pedir una receta nueva
reminder-call = { $n ->
    [one] 1 no se puede pedir aquí. La página de la medicina dice a quién llamar.
   *[other] { $n } no se pueden pedir aquí. Las páginas de las medicinas dicen a quién llamar.
}
reminder-call-link = Ver qué ayuda
reminder-call-us = Si casi no le queda, llame al { $phone }. También puede elegir en sus preferencias de mensajes no recibir recordatorios.
reminder-text = { $n ->
    [one] una de sus medicinas alcanza hasta el { $day }. Inicie sesión para pedirla.
   *[other] se le están acabando { $n } medicinas, la primera el { $day }. Inicie sesión para pedirlas.
}
reminder-uncovered = Su cobertura terminó el { $day }, así que su plan ya no paga los resurtidos. Si tiene un plan nuevo, pregunte ahí cómo obtener su medicina.
reminder-uncovered-day-untold = Su cobertura ya terminó, así que su plan ya no paga los resurtidos. Si tiene un plan nuevo, pregunte ahí cómo obtener su medicina.
reminder-text-uncovered = { $n ->
    [one] una de sus medicinas alcanza hasta el { $day }. Su cobertura ya terminó: pregunte a su plan nuevo.
   *[other] se le están acabando { $n } medicinas, la primera el { $day }. Su cobertura ya terminó: pregunte a su plan nuevo.
}

# Renovación: pedir una receta nueva al médico

renewal-link = Pídala a su médico aquí
renewal-title = Renovación de la receta
renewal-back = Volver a la receta
renewal-your-prescriber = su médico
renewal-ask-lead = Podemos pedir una receta nueva. La solicitud es para: { $prescriber }.
renewal-ask-means = Es una solicitud, no un pedido. No se surte ni se cobra nada. Puede ver la respuesta en esta página.
renewal-ask-button = Solicitar la renovación
renewal-not-now = Ahora no
renewal-who = A quién se le pidió: { $prescriber }
renewal-who-not-yet = Solicitud para: { $prescriber }
renewal-when = Solicitada: { $moment }
renewal-answered = Respondida: { $moment }
renewal-status-asked = Solicitud recibida
renewal-status-sent = Solicitud enviada
renewal-status-no-answer = Todavía sin respuesta
renewal-status-unsent = Todavía sin enviar
renewal-status-never-sent = Solicitud no enviada
renewal-status-granted = Renovación aprobada
renewal-status-missing = Falta la receta nueva
renewal-status-denied = Renovación no aprobada
renewal-status-cancelled = Solicitud cancelada
renewal-means-asked = Tenemos su solicitud y la enviaremos pronto.
renewal-means-sent = Su solicitud está enviada. Casi siempre hay respuesta en 3 días.
renewal-means-no-answer = No hay respuesta desde hace 3 días. Llame al consultorio de su médico. Si se le acaba la medicina, llámenos al { $phone }.
renewal-means-unsent = Todavía no hemos podido enviar su solicitud. Lo seguimos intentando durante una semana. Si no puede esperar, llame al consultorio de su médico y pida una receta nueva. Si se le acaba la medicina, llámenos al { $phone }.
renewal-means-never-sent = Lo intentamos durante una semana y no pudimos enviar su solicitud, así que a su médico no se le ha pedido nada. Llame al consultorio y pida una receta nueva. Si se le acaba la medicina, llámenos al { $phone }.
renewal-means-granted = Su médico dijo que sí. La receta nueva aparecerá en su lista cuando la farmacia la tenga. Entonces podrá pedirla.
renewal-means-missing = Su médico dijo que sí, pero después de 3 días la farmacia no tiene la receta nueva. Llame al consultorio de su médico y pida que la envíen otra vez. Si se le acaba la medicina, llámenos al { $phone }.
renewal-means-cancelled = Usted canceló esta solicitud. No se envió nada.
renewal-deny-visit-needed = Su médico necesita verle primero. Llame al consultorio para hacer una cita.
renewal-deny-stopped = Su médico quiere que deje esta medicina. Llame al consultorio si tiene preguntas.
renewal-deny-not-theirs = Este médico ya no le atiende. Pida una receta nueva al médico que le atiende ahora.
renewal-deny-other = Su médico dijo que no. Llame al consultorio para saber por qué y qué hacer.
renewal-cancel-until = Puede cancelar esta solicitud hasta { $time }.
renewal-cancel-button = Cancelar la solicitud
renewal-mail-subject = Hay una respuesta a su solicitud de renovación
renewal-mail-granted = Su médico aprobó su solicitud de renovación. Inicie sesión para ver qué sigue.
renewal-mail-denied = Su médico no aprobó su solicitud de renovación. Inicie sesión para ver por qué y qué puede hacer.
renewal-mail-link = Ver la respuesta
renewal-mail-not-me = Si usted no hizo esta solicitud, llámenos al { $phone }.

# Aprobaciones del plan (autorización previa)

approval-title = Aprobaciones de su plan
approval-lead = Algunas medicinas necesitan la aprobación de su plan antes de que las pague (autorización previa). Aquí ve cómo va cada solicitud.
approval-back = Volver a las aprobaciones
approval-one-title = Aprobación de su plan
approval-caption = Aprobación de su plan (autorización previa)
approval-see = Ver la solicitud
approval-see-rx = Ver la receta
approval-see-rx-number = Ver la receta Rx { $number }
approval-print = Imprimir esta página
approval-none = No hay solicitudes de aprobación registradas.
approval-none-why = La mayoría de las medicinas no la necesitan. Cuando una la necesita, su médico la solicita a su plan. Para preguntar por una solicitud, llame al { $phone }.
approval-other = ¿Falta aquí una solicitud? Llame al { $phone } y lo averiguaremos.
approval-asks-you = Hay algo que usted debe hacer
approval-asked-when = Solicitada: { $moment }
approval-status-with-prescriber = La tiene su médico
approval-status-with-plan = La tiene su plan
approval-status-more-needed = Falta información
approval-status-approved = Aprobada
approval-status-in-part = Aprobada en parte
approval-status-not = No aprobada
approval-status-withdrawn = Retirada
approval-status-ended = Aprobación terminada
approval-status-unknown = Sin datos
approval-means-with-prescriber = Se pidió a su médico que envíe una solicitud a su plan. Su plan todavía no la tiene.
approval-means-with-plan = Su plan tiene la solicitud y está decidiendo.
approval-means-more-needed = Su plan todavía no puede decidir, porque falta algo.
approval-means-approved = Su plan aprobó esta medicina.
approval-means-in-part = Su plan aprobó una parte de lo solicitado.
approval-means-not = Su plan no aprobó esta medicina.
approval-means-withdrawn = La solicitud se retiró. Su plan no decide nada.
approval-means-ended = La aprobación terminó. Es posible que su plan ya no pague esta medicina.
approval-means-unknown = No sabemos cómo va esta solicitud.
approval-next-with-prescriber = Llame al consultorio de su médico y pida que la envíen.
approval-next-decides = Su plan dice que decidirá a más tardar el { $day }. Usted no tiene que hacer nada.
approval-next-should-decide = Debería decidirse a más tardar el { $day }. Usted no tiene que hacer nada.
approval-next-decides-some-day = Usted no tiene que hacer nada. Para preguntar cuándo se decidirá, llame al { $phone }.
approval-next-late = Hay retraso: debió decidirse a más tardar el { $day }. Llame al { $phone }.
approval-next-send = Por favor, envíe lo que falta. Para saber cómo, llame al { $phone }.
approval-next-send-by = Por favor, envíe lo que falta a más tardar el { $day }. Para saber cómo, llame al { $phone }.
approval-next-prescriber-sends = Su médico debe enviarlo. Llame al consultorio y pídalo.
approval-next-prescriber-sends-by = Su médico debe enviarlo a más tardar el { $day }. Llame al consultorio y pídalo.
approval-next-pharmacy-sends = Su farmacia debe enviarlo. Llame a la farmacia y pídalo.
approval-next-somebody-sends = Para saber quién debe enviarlo, llame al { $phone }.
approval-next-starts = La aprobación empieza el { $day }.
approval-next-ends = Termina el { $day }. Pida ya a su médico que la solicite otra vez, para que no le falte la medicina.
approval-next-holds = Vale hasta el { $day }. Usted no tiene que hacer nada.
approval-next-holds-open = Su plan no nos ha dicho hasta qué día vale. Usted no tiene que hacer nada.
approval-next-appeal = Puede pedir a su plan que la revise otra vez (apelación) hasta el { $day }. También puede preguntar a su médico por otra medicina.
approval-next-appeal-soon = Puede pedir a su plan que la revise otra vez (apelación). La carta de su plan dice hasta cuándo. También puede preguntar a su médico por otra medicina.
approval-next-appeal-over = El plazo para apelar terminó el { $day }. Pregunte a su médico qué más puede ayudar, o llame al { $phone }.
approval-next-appeal-maybe-over = Es posible que el plazo para apelar ya haya terminado. La carta de su plan dice hasta cuándo puede. Pregunte a su médico qué más puede ayudar, o llame al { $phone }.
approval-next-withdrawn = Si todavía necesita esta medicina, pregunte a su médico. Puede enviar una solicitud nueva.
approval-next-ended = Pida a su médico que la solicite otra vez.
approval-next-unknown = Llame al { $phone } y lo averiguaremos.
approval-facts = Sobre esta solicitud
approval-holder = Quién la tiene
approval-holder-prescriber = Su médico
approval-holder-plan = Su plan
approval-holder-you = Usted
approval-holder-pharmacy = Su farmacia
approval-holder-unknown = No se sabe
approval-asked = Solicitada
approval-urgent = Con qué rapidez
approval-urgent-yes = Rápida, porque esperar puede dañar su salud
approval-due = Fecha de la decisión
approval-due-reckoned = Debería decidirse a más tardar
approval-missing = Qué falta
approval-missing-by = Envíelo a más tardar
approval-decided = Decidida
approval-from = Vale desde
approval-until = Vale hasta
approval-quantity = Cantidad aprobada
approval-reason = Por qué, en palabras de su plan
approval-prescriber = Médico
approval-number = Número que le da su plan
approval-appeal-title = Cómo apelar
approval-appeal-what = Con una apelación, su plan revisa otra vez su decisión. No cuesta nada.
approval-appeal-who = Puede pedirla usted, su médico o alguien que usted elija para que hable por usted.
approval-appeal-until = Su plan debe tener su apelación a más tardar el { $day }.
approval-appeal-until-reckoned = Pídala a más tardar el { $day }. La carta de su plan dice el día exacto.
approval-appeal-until-unknown = La carta de su plan dice hasta cuándo. Pídala pronto.
approval-appeal-over = El plazo para apelar terminó el { $day }. Si algo se lo impidió, llame al { $phone }: es posible que su plan todavía la acepte.
approval-appeal-maybe-over = Es posible que el plazo para apelar ya haya terminado. La carta de su plan dice hasta cuándo puede. Para preguntar por ello, llame al { $phone }.
approval-appeal-where = Escriba a la dirección que está en la carta de su plan. Para saber de qué otra manera puede pedirla, llame al { $phone }.
approval-appeal-include = Incluya su nombre, su número de miembro, el nombre de la medicina, el número que su plan dio a la solicitud y por qué necesita esta medicina.
approval-appeal-prescriber = Pida a su médico que la apoye: lo que más ayuda es una carta sobre su salud y lo que ya ha probado.
approval-appeal-fast = Si esperar puede dañar su salud, dígalo y pida una respuesta rápida. Entonces su plan debe responder en 72 horas.
approval-appeal-fast-unsaid = Si esperar puede dañar su salud, dígalo y pida una respuesta rápida.
approval-appeal-answer-part-d = Si no, su plan debe responder en 7 días.
approval-appeal-answer-employer = Si no, su plan debe responder en 30 días.
approval-appeal-answer-unsaid = La carta de su plan dice cuánto tarda una respuesta.
approval-appeal-ask = Pregúntenos aquí sobre las apelaciones. Esto todavía no es una apelación.
# dynamic: approval-mail-
approval-mail-asked-subject = Hay registrada una solicitud de aprobación de su plan
approval-mail-asked = Hay registrada una solicitud de aprobación de su plan (autorización previa). Inicie sesión para ver cómo va.
approval-mail-needs-subject = Su plan necesita más información
approval-mail-needs = Su plan necesita más información antes de decidir sobre una aprobación (autorización previa). Inicie sesión para ver qué falta y quién debe enviarlo.
approval-mail-decided-subject = Su plan decidió sobre una aprobación
approval-mail-decided = Su plan decidió sobre una solicitud de aprobación (autorización previa). Inicie sesión para ver la decisión y qué puede hacer.
approval-mail-ends-subject = Una aprobación de su plan termina el { $day }
approval-mail-ends = Una aprobación de su plan (autorización previa) termina el { $day }. Pida a su médico que la solicite otra vez antes de ese día. Inicie sesión para ver cuál.
approval-mail-link = Ver la solicitud
approval-mail-question = Para preguntar por ella, llame al { $phone }.
