claims-title = Sus reclamaciones
claims-lead = Cada vez que usted surte una receta, la farmacia le pide a su plan que pague. Esa solicitud se llama reclamación.
claims-filter = Elija qué reclamaciones ver
claims-filter-apply = Mostrar reclamaciones
claims-year = Año
claims-year-all = Todos los años
claims-status = Estado
claims-choice-all = Todas las reclamaciones
claims-choice-paid = Pagadas
claims-choice-denied = No cubiertas
claims-choice-reversed = Retiradas
claims-count = { $n ->
    [one] 1 reclamación en esta página
   *[other] { $n } reclamaciones en esta página
}
claims-total = { $n ->
  [one] 1 reclamación en total.
 *[other] { $n } reclamaciones en total.
}
claims-at-least = { $n ->
  [one] Al menos 1 reclamación en total.
 *[other] Al menos { $n } reclamaciones en total.
}
claims-more = Más formas de elegir
claims-medicine-all = Todas las medicinas
claims-pharmacy-all = Todas las farmacias
claims-from = Surtida desde el
claims-to = Surtida hasta el
claims-day-hint = Mes, día y año, como 3/4/2027
claims-from-wrong = Escriba el primer día como mes, día y año, como 3/4/2027
claims-to-wrong = Escriba el último día como mes, día y año, como 3/4/2027
claims-days-turned = Escriba un día que no sea anterior al primero
claims-table = Reclamaciones, las más recientes primero
claims-medicine = Medicina
claims-day = Fecha de surtido
claims-pharmacy = Farmacia
claims-you-paid = Usted pagó
claims-your-cost = Su costo
claims-of-share = la parte de usted
claims-plan-paid = El plan pagó
claims-none = Todavía no tiene reclamaciones.
claims-none-why = Una reclamación aparece aquí más o menos un día hábil después de que su plan decide.
claims-none-match = Ninguna reclamación coincide con lo que usted eligió.
claims-show-all = Mostrar todas las reclamaciones
claims-not-given = Sin dato
claims-not-counted = No cuenta
claims-medicine-unnamed = Sin nombre de la medicina
claims-status-paid = Pagada
claims-status-partly = Pagada en parte
claims-status-denied = No cubierta
claims-status-reversed = Retirada

claims-detail-title = Reclamación
claims-back = Todas las reclamaciones
claims-meaning-paid = Su plan pagó su parte de esta reclamación.
claims-meaning-partly = Su plan pagó una parte de esta reclamación y le dejó otra a usted.
claims-meaning-denied = Su plan no pagó esta reclamación.
claims-meaning-reversed = La farmacia o su plan retiró esta reclamación. Sus montos ya no cuentan. Muchas veces esto significa que nadie recogió la medicina o que la reclamación se envió otra vez.
claims-replaced = Esta es una versión anterior de la reclamación.
claims-replaced-link = Ver la versión más reciente
claims-why-denied = Por qué su plan no pagó
claims-notes = Notas de su plan
claims-denied-no-note = Su plan no envió una razón con esta reclamación.
claims-reject = Código { $code }
claims-denial-coverage = Su plan no encontró cobertura para usted ese día. Si usted tiene cobertura, muestre a la farmacia su tarjeta más reciente.
claims-denial-not-listed = Su plan no cubre esta medicina. Pregunte a su médico por una que esté en la lista del plan.
claims-denial-approval = Su plan debe aprobar primero esta medicina. Su médico puede pedir la aprobación.
claims-denial-quantity = Era más de lo que su plan cubre de una vez. Pregunte en la farmacia por una cantidad menor, o pida a su médico que solicite más.
claims-denial-early = Era muy pronto para surtirla otra vez. Puede intentarlo cuando le quede menos medicina.
claims-denial-safety = Primero había que revisar algo sobre su seguridad, como otra medicina que usted toma. La farmacia o su médico pueden resolverlo.
claims-denial-step = Su plan pide probar primero otra medicina. Su médico puede pedir una excepción.
claims-denial-pharmacy = Su plan no pudo usar esta farmacia ese día. Elija una de la red de su plan.
claims-version-cost = Su costo: { $amount }
claims-save-narrow = Solo tienen las reclamaciones que usted eligió arriba.
claims-save-all = Tienen todas sus reclamaciones.
claims-file-narrow = Este papel solo tiene las reclamaciones que se eligieron en la página. Puede haber otras.
claims-reject-help = Su farmacéutico sabe qué significan estos códigos y qué hacer.
claims-denied-next = Puede pedirle a su plan que la revise otra vez. Eso se llama apelación. Llame al { $phone } y tenga a mano el número de la reclamación.

claims-amounts = Quién pagó qué
claims-amounts-none = Su plan no envió montos con esta reclamación.
claims-amount-kind = Monto
claims-amount = Dólares
claims-submitted = Precio que pidió la farmacia
claims-submitted-why = Antes de aplicar el precio de su plan.
claims-discount = Ahorro por el precio de su plan
claims-discount-why = El precio pedido menos el precio que su plan acordó con la farmacia.
claims-drug-cost = Costo de la medicina
claims-drug-cost-why = Sin el cargo de la farmacia ni los impuestos.
claims-eligible = Precio que acepta su plan
claims-eligible-why = La medicina, el cargo de la farmacia y los impuestos.
claims-prior-payer = Otro plan pagó
claims-prior-payer-why = Se pagó antes de pedirle a este plan.
claims-benefit = Parte del plan
claims-benefit-why = Lo que le toca pagar a su cobertura en esta reclamación.
claims-to-provider = El plan pagó a la farmacia
claims-to-provider-why = El precio aceptado menos la parte de usted.
claims-to-patient = El plan le pagó a usted
claims-to-patient-why = Dinero que se le devolvió.
claims-deductible = Cuenta para su deducible
claims-deductible-why = Lo que usted paga cada año antes de que el plan empiece a pagar.
claims-copay = Copago
claims-copay-why = Un monto fijo cada vez que surte.
claims-coinsurance = Coseguro
claims-coinsurance-why = Su porcentaje del precio.
claims-uncovered = No cubierto
claims-uncovered-why = Una parte que su plan no paga.
claims-share = La parte de usted
claims-share-why = Deducible, copago, coseguro y lo no cubierto, sumados.
claims-by-patient = Usted pagó
claims-by-patient-why = Lo que la farmacia le cobró.
claims-doubt = Estos montos vienen de su plan tal como están. No todos cuadran:
claims-doubt-share = Las partes no suman lo que le toca a usted.
claims-doubt-plan = El precio aceptado menos la parte de usted no es lo que se pagó.
claims-doubt-discount = El ahorro no coincide con los dos precios.
claims-doubt-next = Si cree que pagó de más, llame al { $phone }.

claims-facts = Sobre esta reclamación
claims-network = Red
claims-network-in = Farmacia dentro de la red de su plan
claims-network-out = Farmacia fuera de la red de su plan
claims-network-other = Su plan no dijo si es dentro o fuera de la red
claims-prescriber = Médico que la recetó
claims-quantity = Cantidad
claims-days-supply = { $n ->
    [one] alcanza para 1 día
   *[other] alcanza para { $n } días
}
claims-rx-number = Número de receta
claims-refill = Surtido
claims-refill-first = Primer surtido
claims-refill-of = Resurtido { $n } de { $all }
claims-refill-number = Resurtido { $n }
claims-brand = Tipo
claims-brand-brand = Medicina de marca
claims-brand-generic = Medicina genérica
claims-choice-of-product = Por qué este producto
claims-daw-1 = El médico pidió exactamente este.
claims-daw-2 = Usted pidió el de marca.
claims-daw-3 = Lo eligió su farmacéutico.
claims-daw-4 = La farmacia no tenía el genérico.
claims-daw-5 = La farmacia dio el de marca en lugar de su genérico.
claims-daw-6 = Esta vez no se aplicó la regla común sobre genéricos.
claims-daw-7 = La ley pide el de marca en este caso.
claims-daw-8 = No hay genérico en el mercado.
claims-daw-9 = Otra razón.
claims-origin = Cómo llegó la receta
claims-origin-1 = En papel
claims-origin-2 = Por teléfono
claims-origin-3 = Por vía electrónica
claims-origin-4 = Por fax
claims-origin-5 = De otra farmacia
claims-compound = Medicina mezclada
claims-compound-yes = La preparó la farmacia con varios ingredientes
claims-ingredients = Ingredientes
claims-ndc = Código de la medicina (NDC)
claims-decided = El plan decidió el
claims-paid-day = El plan pagó el
claims-number = Número de reclamación
claims-versions = Versiones de esta reclamación
claims-versions-why = Una reclamación puede cambiar o retirarse después de la primera respuesta. La última es la que cuenta.
claims-version-decided = Decidida el { $day }
claims-version-undated = Sin fecha
claims-print = Imprimir esta reclamación

claims-words = Buscar
claims-words-hint = Una medicina, una farmacia, un médico o un número.
claims-to-date-deductible = Deducible: { $met } de { $limit }
claims-to-date-limit = De su bolsillo: { $met } de los { $limit } que usted paga como máximo en un año
claims-row-deductible = { $amount } cuenta para su deducible
claims-to-spending = Lo que usted ha gastado este año
claims-save = Guardar estas reclamaciones
claims-save-why = Antes le pedimos que compruebe que es usted. El archivo contiene datos de su salud; guárdelo bien.
claims-save-pdf = Para leer o imprimir (PDF)
claims-save-csv = Para una hoja de cálculo (CSV)
claims-save-json = Para otra aplicación de salud (FHIR)
claims-file-title = Sus reclamaciones
claims-file-title-year = Sus reclamaciones de { $year }
claims-file-intro = Reclamaciones de { $name }, al { $day }. Las más recientes van primero.
claims-file-line = { $day }: { $medicine }. { $pharmacy }. { $status }. Su costo: { $cost }. El plan pagó: { $plan }. Número de reclamación { $number }.

spending-title = Lo que usted ha gastado
spending-show = Ver el año
spending-in-year = En { $year }
spending-nothing = Ninguna reclamación cuenta en este año.
spending-sum = { $n ->
    [one] Usted pagó { $you } y su plan pagó { $plan } por 1 surtido.
   *[other] Usted pagó { $you } y su plan pagó { $plan } por { $n } surtidos.
}
spending-sum-share = { $n ->
    [one] Su costo fue { $you } y su plan pagó { $plan } por 1 surtido.
   *[other] Su costo fue { $you } y su plan pagó { $plan } por { $n } surtidos.
}
spending-share = De esto usted pagó { $paid } en la farmacia. Otros { $owed } no se cobraron allí. Si todavía los debe, llegan en una factura.
spending-unsaid = De { $amount } sus reclamaciones no dicen si usted los pagó en la farmacia.
spending-to-payments = Ver sus facturas y pagos
spending-deductible = Su deducible
spending-deductible-why = Usted paga este monto cada año antes de que su plan empiece a pagar.
spending-limit = Lo máximo que usted paga en un año
spending-limit-why = Después, su plan paga el precio completo de las medicinas que cubre.
spending-meter-detail = { $met } de { $limit }
spending-meter-left = Faltan { $left }.
spending-as-of = Sumado de las reclamaciones que su plan había decidido hasta el { $day }. Puede que falte un surtido de los últimos días. Contamos desde el { $from }; si el año de su plan empieza otro día, vale el cálculo de su plan.
spending-unexplained = { $n ->
    [one] 1 reclamación no dice para qué cuenta, así que usted puede haber cubierto más de lo que se muestra.
   *[other] { $n } reclamaciones no dicen para qué cuentan, así que usted puede haber cubierto más de lo que se muestra.
}
spending-no-limits = Su plan no nos ha dicho su deducible ni lo máximo que usted paga en un año. Para preguntar, llame al { $phone }.
spending-ended = Su cobertura terminó el { $day }, así que ya nada cuenta para sus límites.
spending-ended-undated = Su cobertura terminó, así que ya nada cuenta para sus límites.
spending-starts = Su cobertura empieza el { $day }. Lo que usted paga cuenta para sus límites desde ese día.
spending-months = Mes por mes
spending-month = Mes
spending-fills = Surtidos
spending-medicines = Por medicina, primero la de mayor costo
spending-other-medicines = Todas las demás medicinas
spending-to-statement = Constancia de lo que usted pagó en { $year }, para los impuestos
spending-january = enero
spending-february = febrero
spending-march = marzo
spending-april = abril
spending-may = mayo
spending-june = junio
spending-july = julio
spending-august = agosto
spending-september = septiembre
spending-october = octubre
spending-november = noviembre
spending-december = diciembre

statement-title = Lo que usted pagó por medicinas en { $year }
statement-back = Lo que usted ha gastado
statement-intro = { $name }, del 1 de enero al 31 de diciembre de { $year }. Hecha el { $day } con las reclamaciones que su plan nos ha enviado y los pagos que usted hizo aquí.
statement-advice = Esto muestra lo que usted pagó en farmacias por medio de su plan, menos lo que el plan le devolvió, y lo que pagó de nuestras facturas. Lo que todavía no se ha pagado no está aquí. No es un consejo sobre impuestos. Pregunte a quien le ayuda con los impuestos qué cuenta.
statement-unsaid = { $n ->
    [one] 1 surtido no dice cuánto pagó usted y no se cuenta aquí. Pida un recibo en la farmacia.
   *[other] { $n } surtidos no dicen cuánto pagó usted y no se cuentan aquí. Pida un recibo en la farmacia.
}
statement-nothing = No sabemos de ningún pago suyo en este año.
statement-total = Usted pagó en total
statement-total-line = Usted pagó { $total } en total.
statement-fills = En farmacias
statement-bills = Facturas
statement-what = Qué
statement-paid-on = Día
statement-bill-orders = Pago por medicinas por correo
statement-bill-monthly = Pago al Plan de Pago de Medicamentos Recetados de Medicare
statement-back-orders = Dinero devuelto, medicinas por correo
statement-back-monthly = Dinero devuelto, Plan de Pago de Medicamentos Recetados de Medicare
statement-fill-line = { $day }: { $medicine }. { $pharmacy }. Usted pagó: { $you }. Número de reclamación { $number }.
statement-bill-line = { $day }: { $what }. Monto: { $you }.
statement-repaid = Dinero que su plan le reembolsó
statement-repaid-why = Es dinero que usted pidió como reembolso y que su plan pagó en este año. “Se resta” dice cuánto de ese dinero restamos de lo que usted pagó. No restamos nada si lo que usted pagó por el surtido no está en esta constancia, o si la reclamación de su plan ya contó el dinero.
statement-repaid-on = Reembolsado el
statement-repaid-amount = Reembolso
statement-repaid-off = Se resta
statement-repaid-filled = Surtida el { $day }
statement-repaid-line = { $day }: su plan le reembolsó { $amount } por { $medicine }. { $filled }. Se resta: { $off }.
statement-pdf = Guardar como PDF
statement-print = Imprimir esta constancia

payments-title = Pagos
payments-back = Pagos
payments-purse-orders = Medicinas por correo
payments-purse-orders-why = La parte de usted de los pedidos que le enviamos.
payments-purse-monthly = Plan de Pago de Medicamentos Recetados de Medicare
payments-purse-monthly-why = Usted no paga nada en la farmacia. La parte de usted llega en una factura cada mes. Este saldo va aparte.
payments-owed = Usted debe { $amount }.
payments-credit = Usted no debe nada. Le debemos { $amount }.
payments-pay = Pagar { $amount }
payments-small = Es menos de lo que puede cobrar nuestra compañía de pagos. Se suma a su próxima factura.
payments-disputed = Su banco está decidiendo sobre { $amount } que usted pagó. No tiene que pagarlo ahora.
payments-under-way = Hay un pago en curso.
payments-see-it = Ver este pago
payments-not-here = Su plan todavía no recibe pagos en este sitio. Para pagar o preguntar por una factura, llame al { $phone }.
payments-last-failed = Su último pago no se hizo. No se cobró nada.
payments-last-taken-back = Su banco retiró su último pago. Ese dinero se sumó a lo que usted debe.
payments-see-failed = Ver qué pasó
payments-ways = Formas de pago
payments-way-first = Se usa primero: { $method }.
payments-way-none = No hay ninguna tarjeta ni cuenta guardada.
payments-ways-link = Ver y cambiar las formas de pago
payments-automatic-on = El pago automático está activado, hasta { $cap } cada vez.
payments-automatic-off = El pago automático está desactivado. No se paga nada si usted no oprime “Pagar”.
payments-automatic-link = Ver el pago automático
payments-history = Historial
payments-history-none = Todavía no hay facturas ni pagos.
payments-history-why = Las facturas suman a lo que usted debe. Los pagos restan.
payments-what = Concepto
payments-day = Día
payments-amount = Monto
payments-line-invoice = Factura
payments-line-invoice-for = Factura de { $what }
payments-line-payment = Pago
payments-line-refund = Dinero devuelto a usted
payments-line-lost = Dinero devuelto que no le llegó
payments-line-taken-back = Pago que su banco retiró
payments-line-stands = Pago que al final sí cuenta
payments-line-adjustment = Corrección
payments-line-adjustment-for = Corrección de la factura de { $what }
payments-tried = Pagos que no se cobraron
payments-tried-why = No se terminaron o no se hicieron.
payments-tried-line = { $amount } el { $day }

payments-monthly-title = Pagar por mes
payments-monthly-offered = Con la cobertura de medicinas de Medicare, usted puede no pagar nada al recibir una medicina y pagar por mes.
payments-monthly-on = Usted paga por mes.
payments-monthly-before = Antes usted pagaba por mes.
payments-monthly-link = Ver el pago por mes

monthly-lead = Usted no paga nada cuando recoge una medicina o se la enviamos. La parte de usted llega en facturas de cada mes, repartida en lo que queda del año.
monthly-on = Usted participa desde el { $day }.
monthly-begins = Usted participa a partir del { $day }.
monthly-left = Usted participó hasta el { $day }.
monthly-year = Sus meses de { $year }
monthly-cost = La parte de usted
monthly-bill = Factura
monthly-estimate = cálculo aproximado
monthly-estimate-why = Un cálculo aproximado cuenta solo las medicinas que usted ha tenido hasta ahora. Una nueva cambia las facturas que siguen.
monthly-to-come = { $amount } de la parte de usted todavía no está en ninguna factura. Llegará con las facturas de los meses que quedan.
monthly-how = Cómo funciona
monthly-how-nothing = En la farmacia y por correo usted paga $0 por las medicinas que cubre la cobertura de medicinas de Medicare.
monthly-how-bill = Cada mes facturamos una parte de lo que queda, dividido entre los meses que quedan del año. La primera factura tiene un límite.
monthly-how-same = No cuesta nada y no ahorra nada: la parte de usted en el año es la misma. Ayuda más cuando un costo grande llega al principio del año.
monthly-how-leave = Puede dejarlo cuando quiera. Continúa el año próximo si usted no lo deja.
monthly-join-title = Participar
monthly-cap = Su primera factura será de { $cap } como máximo.
monthly-cap-why = { $n ->
  [one] Es su límite del año de { $threshold }, menos los { $before } que ya pagó, para el único mes que queda del año.
 *[other] Es su límite del año de { $threshold }, menos los { $before } que ya pagó, dividido entre los { $n } meses que quedan del año.
}
monthly-starts = Comienza el { $day }. Lo que recibió antes de ese día no entra.
monthly-agree = Quiero pagar por mes y pagaré estas facturas
monthly-agree-wrong = Marque la casilla si quiere participar
monthly-join = Participar
monthly-unknown = No sabemos su límite del año, por eso no podemos calcular sus facturas aquí. Para participar, llame al { $phone }.
monthly-not-covered = Puede participar solo mientras su cobertura de medicinas esté activa. Si usted cree que lo está, llame al { $phone }.
monthly-not-offered = Su plan ya no ofrece esto. Llame al { $phone } si quiere saber por qué.
monthly-leave-title = Dejarlo
monthly-leave-why = Desde mañana usted paga su parte al recibir una medicina. Lo que debe hasta hoy queda por pagar.
monthly-rest = Lo que todavía no está en ninguna factura
monthly-rest-monthly = Seguir facturándolo por mes
monthly-rest-now = Facturarlo todo ahora
monthly-leave = Dejar el plan de pagos por mes
monthly-help = ¿Le cuesta pagar una factura o tiene preguntas? Llame al { $phone }. Si su ingreso es bajo, pregunte por la Ayuda Adicional: puede bajar lo que usted paga.

payment-check-title = Revise su pago
payment-check-for = Por
payment-check-amount = Monto
payment-check-page = Usted pagará en la página segura de nuestra compañía de pagos. Después volverá aquí.
payment-check-how = ¿Cómo quiere pagar?
payment-check-other = Otra forma
payment-check-other-hint = En la página segura de nuestra compañía de pagos
payment-check-number = Nunca vemos ni guardamos el número de su tarjeta.
payment-check-changed = El monto cambió desde que usted abrió esta página. Revíselo antes de pagar.

payment-title = Pago
payment-receipt = Recibo
payment-stage-created = Todavía sin pagar
payment-stage-needs-action = Falta algo de usted
payment-stage-processing = En curso
payment-stage-succeeded = Pagado
payment-stage-failed = No se hizo
payment-stage-cancelled = Detenido
payment-stage-refunded = Devuelto
payment-stage-partly-refunded = Devuelto en parte
payment-stage-disputed = En disputa con su banco
payment-stage-taken-back = Retirado por su banco
payment-meaning-created = Estamos preparando su pago. Esta página se renueva sola. No se ha cobrado nada.
payment-meaning-ready = Su pago de { $amount } está listo. Todavía no se ha cobrado nada.
payment-meaning-stuck = Esto tarda más de lo debido. No se ha cobrado nada. Vuelva a mirar más tarde o llame al { $phone }.
payment-meaning-needs-action = Su banco quiere confirmar que es usted. Todavía no se ha cobrado nada.
payment-meaning-processing = Su pago de { $amount } está en curso. Con una cuenta de banco puede tardar unos días. No tiene que pagar otra vez.
payment-meaning-succeeded = Recibimos { $amount }. Gracias.
payment-meaning-confirming = Esperamos que nuestra compañía de pagos confirme su pago. Esta página se renueva sola. No pague otra vez.
payment-meaning-unheard = Nuestra compañía de pagos todavía no nos ha respondido. No pague otra vez. Vuelva a mirar más tarde o llame al { $phone }.
payment-meaning-failed = Su pago de { $amount } no se hizo. No se cobró nada.
payment-meaning-cancelled = Este pago se detuvo. No se cobró nada.
payment-meaning-refunded = Le devolvimos { $back }. Su banco puede tardar de 5 a 10 días en mostrarlo.
payment-meaning-partly-refunded = Usted pagó { $amount } y le devolvimos { $back }. Su banco puede tardar de 5 a 10 días en mostrarlo.
payment-meaning-disputed = Usted pagó { $amount }. Su banco nos pidió devolver { $held } y todavía no ha decidido. No tiene que pagarlo otra vez mientras su banco decide.
payment-meaning-taken-back = Usted pagó { $amount } y su banco retiró { $gone }. Ese dinero se sumó a lo que usted debe.
payment-disputed-next = Si usted no se lo pidió a su banco, llame a su banco.
payment-taken-back-next = Su banco puede decirle por qué. Pasa cuando alguien le dijo al banco que un pago estaba equivocado o cuando había muy poco dinero en una cuenta.
payment-why-funds = No había dinero suficiente en la tarjeta o cuenta. Puede usar otra o intentarlo más tarde.
payment-why-expired = La tarjeta está vencida. Use otra.
payment-why-proof = Su banco quiere que usted apruebe el pago. Pague en la página segura y siga lo que pida su banco.
payment-why-not-asked = No pudimos comunicarnos con nuestra compañía de pagos. No fue un error de usted. Inténtelo más tarde.
payment-why-bank = Su banco no pagó lo que le pedimos. Puede pagar otra vez con una tarjeta u otra cuenta, o preguntar a su banco por qué.
payment-why-other = El banco dijo que no y no nos dijo por qué. Puede usar otra tarjeta o llamar al número que está al dorso.
payment-go = Ir a la página segura de pago
payment-go-again = Intentar otra vez en la página segura de pago
payment-go-why = Saldrá de este sitio a la página de nuestra compañía de pagos y después volverá aquí.
payment-pay-again = Pagar otra vez
payment-facts = Sobre este pago
payment-reference = Referencia
payment-given-back = Devuelto
payment-when = Comenzado
payment-paid-on = Pagado el
payment-how = Pagado con
payment-how-page = La página segura de pago
payment-how-automatic = { $method }, por pago automático
payment-stop-why = No tiene que pagar ahora. Al detener el pago no se cobra nada.
payment-stop = Detener este pago
payment-question = ¿Preguntas sobre este pago? Llame al { $phone } y dé la referencia.
payment-print = Imprimir este recibo

payment-method-name = { $brand } que termina en { $four }
payment-method-expires = Vence { $when }
payment-methods-lead = Nuestra compañía de pagos las guarda para usted. Solo vemos los últimos cuatro números.
payment-methods-back = Formas de pago
payment-method-preferred = Se usa primero
payment-method-change = Cambiar o quitar
payment-method-add = Agregar una forma de pago
payment-method-title = Forma de pago
payment-method-prefer = Usar esta primero
payment-method-prefer-automatic = El pago automático también la usará.
payment-method-remove-why = Los pagos que hizo con ella quedan en su historial.
payment-method-remove-automatic = El pago automático usa esta. Termina cuando usted la quita, y no usamos otra hasta que usted lo active de nuevo.
payment-method-remove = Quitar
payment-add-lead = Puede guardar una tarjeta o cuenta de banco para después.
payment-add-keeps = Usted escribe el número en la página segura de nuestra compañía de pagos. Nunca lo vemos. No se paga nada al guardarla.
payment-add-begin = Continuar
payment-add-waits = Estamos abriendo la página segura. Esta página se renueva sola.
payment-add-ready = La página segura está lista.
payment-add-confirming = Esperamos que nuestra compañía de pagos lo confirme. Esta página se renueva sola.
payment-add-go = Ir a la página segura
payment-add-over = Comenzar otra vez
payment-add-done = Guardada. Ya puede pagar con ella.
payment-add-failed = No pudimos abrir la página segura. No se guardó nada. Inténtelo más tarde.

payment-automatic-title = Pago automático
payment-automatic-lead = Cuando llegue una factura nueva, podemos pagar por usted todo lo que debe, también las facturas anteriores. Usted elige lo más que podemos cobrar cada vez. Nunca cobramos más.
payment-automatic-on = El pago automático está activado desde el { $day }, hasta { $cap } cada vez. Si usted debe más, no cobramos nada y esperamos a que usted decida.
payment-automatic-stop = Desactivar el pago automático
payment-automatic-change = Cambiarlo
payment-automatic-begin-title = Activarlo
payment-automatic-with = Pagamos con { $method }. Le escribimos cada vez.
payment-automatic-cap = Lo más que podemos cobrar cada vez, en dólares
payment-automatic-cap-hint = Por ejemplo, 50
payment-automatic-cap-wrong = Escriba un monto de 0.50 a 10,000, como 50
payment-automatic-agree = Acepto que todo lo que debo se pague así, también las facturas anteriores, hasta que yo lo desactive
payment-automatic-agree-wrong = Marque la casilla si acepta
payment-automatic-begin = Activar el pago automático
payment-automatic-no-method = Para activarlo, guarde primero una forma de pago.

# dynamic: payment-mail-
payment-mail-succeeded-subject = Recibimos su pago
payment-mail-succeeded = Recibimos { $amount }. Su referencia es { $reference }.
payment-mail-failed-subject = Su pago no se hizo
payment-mail-failed = Su pago de { $amount } no se hizo. No se cobró nada. Su referencia es { $reference }.
payment-mail-refunded-subject = Le devolvimos dinero
payment-mail-refunded = Le devolvimos { $amount } de su pago { $reference }. Su banco puede tardar de 5 a 10 días en mostrarlo.
payment-mail-lost-subject = El dinero que le devolvimos no le llegó
payment-mail-lost = Le devolvimos { $amount } de su pago { $reference } y su banco no lo aceptó.
payment-mail-lost-owed = Este dinero sigue siendo suyo. Se resta de lo que usted debe. Para recibirlo de otra forma, llame al { $phone }.
payment-mail-disputed-subject = Su banco cuestiona su pago
payment-mail-disputed = Su banco nos pidió devolver { $amount } de su pago { $reference } y todavía no ha decidido. No tiene que pagarlo otra vez mientras su banco decide.
payment-mail-taken-back-subject = Su banco retiró su pago
payment-mail-taken-back = Su banco retiró { $amount } de su pago { $reference }. Usted debe ese dinero otra vez.
payment-mail-taken-back-automatic = El pago automático ahora está desactivado. Solo se paga si usted oprime “Pagar” o lo activa otra vez.
payment-mail-stands-subject = Su pago sí cuenta
payment-mail-stands = Su banco decidió que su pago { $reference } sí cuenta. No tiene que hacer nada.
payment-mail-link = Ver este pago
payment-mail-method-subject = Se agregó una forma de pago
payment-mail-method = Se guardó una forma de pago para su cuenta.
payment-mail-removed-subject = Se quitó una forma de pago
payment-mail-removed = Se quitó una forma de pago de su cuenta.
payment-mail-removed-automatic = Se quitó una forma de pago de su cuenta. El pago automático la usaba y ahora está desactivado. Solo se paga si usted oprime “Pagar” o lo activa de nuevo.
payment-mail-method-link = Ver sus formas de pago
payment-mail-bill-subject = Usted tiene una factura nueva
payment-mail-bill = Usted debe { $amount } más: la parte de usted de las medicinas. Con este mensaje no se cobró nada.
payment-mail-bill-link = Ver lo que debe
payment-mail-bill-question = ¿Preguntas sobre esta factura? Llame al { $phone }.
payment-mail-over-cap-subject = El pago automático espera su decisión
payment-mail-over-cap = Usted debe { $owed }. El pago automático cobra hasta { $cap } cada vez, por eso no cobramos nada. Pague usted o cambie cuánto podemos cobrar.
payment-mail-not-me = Si no fue usted, llame al { $phone }.

payment-sample-title = Página de pago de muestra
payment-sample-lead = Esta página hace de compañía de pagos. Es una demostración: no se mueve dinero ni se pide una tarjeta real.
payment-sample-amount = Para pagar: { $amount }
payment-sample-set-up = Se guardará una tarjeta. No se paga nada.
payment-sample-refused = Esta tarjeta fue rechazada. Elija otra.
payment-sample-over = Este pago se detuvo.
payment-sample-asks = El banco de muestra pregunta: ¿es usted?
payment-sample-approve = Sí, aprobar
payment-sample-refuse = No, rechazar
payment-sample-card = Elija una tarjeta de muestra
payment-sample-works = Una tarjeta que funciona
payment-sample-declined = Una tarjeta que se rechaza
payment-sample-no-funds = Una tarjeta sin dinero suficiente
payment-sample-action = Una tarjeta cuyo banco pregunta primero
payment-sample-bounces = Una cuenta de banco que al final no paga
payment-sample-disputed = Una tarjeta cuyo dueño disputa el pago
payment-sample-taken-back = Una cuenta de banco que paga y lo retira
payment-sample-go = Continuar con esta tarjeta
payment-sample-back = Volver sin pagar

spending-to-savings = Pague menos por la misma medicina

savings-title = Pague menos por la misma medicina
savings-lead = Las medicinas que usted surte una y otra vez, si la lista de su plan muestra un precio más bajo para usted.
savings-none = Hoy no vemos nada por lo que usted podría pagar menos.
savings-met = Usted ya pagó lo máximo que paga en un año. Hasta que termine el año, las medicinas que su plan cubre no le cuestan más, así que no hay nada que ahorrar en ellas.
savings-none-else = Hoy no vemos nada más por lo que usted podría pagar menos.
savings-mail = Surta 90 días por correo
savings-mail-why = 90 días por correo le cuestan { $cheaper }. Tres surtidos de 30 días en una farmacia cuestan { $dearer }. Usted ahorra { $saved } cada 90 días.
savings-network = Use una farmacia de la red
savings-network-why = Su último surtido fue fuera de la red y usted pagó { $dearer }. Dentro de la red, 30 días cuestan { $cheaper }. Usted ahorra { $saved } cada vez.
savings-equal = Pregunte por { $other }
savings-equal-why = La FDA califica { $other } como equivalente a { $medicine }. En una farmacia de la red, 30 días cuestan { $cheaper } en lugar de { $dearer }. Usted ahorra { $saved } cada vez.
savings-equal-lower = Está en un grupo más barato de la lista de su plan.
savings-equal-ask = Pregunte a su farmacéutico o a su médico si usted puede recibirla.
savings-hide = Ocultar esto
savings-hide-of = Ocultar esto: { $medicine }
savings-hidden = { $n ->
    [one] Usted ha ocultado 1 sugerencia.
   *[other] Usted ha ocultado { $n } sugerencias.
}
savings-again = Mostrarlas otra vez
savings-estimate = Son cálculos aproximados según la lista de su plan. Si usted no ha cubierto su deducible, puede pagar más.
savings-other = Puede que otra medicina cueste menos. Pregunte a su médico antes de cambiar algo.
savings-to-prices = El precio de una medicina
savings-before = Lo que usted pagó antes, por farmacia
savings-before-why = Son precios pasados, de sus reclamaciones del último año. Hoy pueden ser distintos. Su parte también cambia durante el año: puede pagar más hasta que cubra su deducible.
savings-before-none = En el último año usted no surtió ninguna medicina en dos farmacias por los mismos días, así que no hay precios que comparar.
savings-before-pharmacy = Farmacia
savings-before-day = Surtida
savings-before-supply = Para
savings-before-cost = Su costo entonces
savings-before-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
savings-before-today = Según la lista de hoy de su plan, 30 días en una farmacia de la red cuestan alrededor de { $cost }. Es un cálculo aproximado.
savings-to-pharmacies = Buscar una farmacia

# Mail that tells of claims.
# dynamic: claims-mail-
claims-mail-new-subject = Hay una reclamación nueva que puede ver
claims-mail-new = Su plan tiene una reclamación nueva a nombre de usted. Puede ver cuánto se pagó y quién pagó.
claims-mail-changed-subject = Una reclamación suya cambió
claims-mail-changed = Su plan cambió una reclamación suya. Puede ver cómo está ahora.
claims-mail-link = Ver sus reclamaciones
claims-mail-question = ¿Tiene preguntas sobre una reclamación? Llame al { $phone }.

# Mail that tells of a way to save.
savings-letter-subject = Es posible que pueda pagar menos
savings-letter = La misma medicina puede costarle menos. Encontramos una manera en la lista de su plan.
savings-letter-link = Ver cómo
savings-letter-ask = Nada cambia si usted no lo pide.

# Asking for money back.
reimbursement-title = Pedir un reembolso
reimbursement-lead = ¿Pagó usted mismo una medicina? Puede pedir a su plan que le devuelva el dinero. Eso se llama reembolso.
reimbursement-yours = Lo que usted ha pedido
reimbursement-row = Usted pagó { $paid } el { $day }.
reimbursement-row-back = Usted pagó { $paid } el { $day }. Su plan le devuelve { $amount }.
reimbursement-who = Quién puede pedirlo
reimbursement-who-why = Puede pedirlo si el plan le cubría el día en que recibió la medicina y si pagó más de lo que habría pagado con su tarjeta. El plan devuelve lo que habría pagado. Puede ser menos de lo que usted pagó.
reimbursement-need = Qué necesita
reimbursement-need-receipt = El recibo de la farmacia por la medicina, como foto o PDF. Hasta { $n } archivos. Debe mostrar la medicina, el día y lo que usted pagó.
reimbursement-need-facts = Lo que dice la etiqueta: el nombre, la cantidad y el número de receta
reimbursement-need-address = La dirección a la que debemos enviar el cheque
reimbursement-when = Cuándo
reimbursement-until = { $n ->
    [one] Tiene 1 mes, desde el día en que recibió la medicina, para pedirlo.
   *[other] Tiene { $n } meses, desde el día en que recibió la medicina, para pedirlo.
}
reimbursement-answer-days = { $n ->
    [one] Su plan responde en 1 día.
   *[other] Su plan responde en { $n } días.
}
reimbursement-answer-unsaid = Para saber cuánto tarda la respuesta, llame al { $phone }.
reimbursement-begin = Empezar una solicitud
reimbursement-back = Todos sus reembolsos
reimbursement-back-one = Volver a su solicitud
reimbursement-from-claim = ¿La pagó usted mismo? Pida un reembolso

reimbursement-form-title = ¿Qué pagó usted?
reimbursement-form-lead = Llene un formulario por cada medicina y cada día. Después viene el recibo.
reimbursement-picked = Medicina de sus reclamaciones
reimbursement-picked-other = Ninguna de estas: escribo el nombre
reimbursement-medicine = Nombre de la medicina
reimbursement-medicine-hint = Como está en la etiqueta, con la dosis
reimbursement-rx-number = Número de receta
reimbursement-rx-number-optional = Número de receta (opcional)
reimbursement-rx-number-hint = Está en la etiqueta, después de “Rx”
reimbursement-prescriber = Médico
reimbursement-prescriber-optional = Médico (opcional)
reimbursement-quantity = Cuánto recibió
reimbursement-quantity-hint = El número de tabletas o mililitros, como 30
reimbursement-days = Cuántos días dura
reimbursement-days-hint = Días de medicina, como 30
reimbursement-pharmacy = Nombre de la farmacia
reimbursement-town = Ciudad y estado de la farmacia
reimbursement-town-hint = Como Albany, NY
reimbursement-day = Día en que recibió la medicina
reimbursement-paid = Lo que usted pagó
reimbursement-paid-hint = En dólares, como 41.80
reimbursement-why = Por qué pagó usted mismo
# dynamic: reimbursement-why-
reimbursement-why-no-card = No llevaba mi tarjeta de farmacia
reimbursement-why-out-of-network = La farmacia no está en la red del plan
reimbursement-why-away = Fue una emergencia, o estaba lejos de casa
reimbursement-why-plan-down = La farmacia no pudo comunicarse con el plan
reimbursement-why-other-insurance = Otro seguro pagó una parte
reimbursement-why-other = Otra razón
reimbursement-other-paid = Lo que pagó el otro seguro
reimbursement-other-paid-hint = Solo si otro seguro pagó una parte. En dólares, como 20.00
reimbursement-words = Algo más que debamos saber
reimbursement-words-hint = Solo hace falta si eligió “Otra razón”. Por favor no escriba números de tarjetas.
reimbursement-keep = Guardar y agregar un recibo
reimbursement-keep-why = Todavía no se envía nada. Guardamos sus respuestas 30 días.
reimbursement-not-given = No se indicó

reimbursement-medicine-missing = Escriba el nombre de la medicina
reimbursement-pharmacy-missing = Escriba el nombre de la farmacia
reimbursement-town-missing = Escriba la ciudad y el estado de la farmacia
reimbursement-text-long = Es demasiado largo. Por favor escriba menos.
reimbursement-text-card = Esto parece el número de una tarjeta de pago. Por favor bórrelo.
reimbursement-day-missing = Escriba el día en que recibió la medicina
reimbursement-day-wrong = Escriba el día como mes, día y año, como 3/4/2027
reimbursement-day-future = Ese día todavía no llega. Escriba el día que dice el recibo.
reimbursement-day-after = La cobertura de su plan terminó el { $day }. Escriba ese día o uno anterior.
reimbursement-day-between = El plan no le cubría ese día. Escriba el día que dice el recibo.
reimbursement-quantity-missing = Escriba cuánto recibió
reimbursement-quantity-wrong = Escriba la cantidad como número, como 30
reimbursement-days-missing = Escriba cuántos días dura
reimbursement-days-wrong = Escriba un número de días de 1 a 366
reimbursement-paid-missing = Escriba lo que pagó
reimbursement-paid-zero = Escriba un monto de más de $0
reimbursement-paid-wrong = Escriba el monto en dólares, como 41.80
reimbursement-paid-most = Es más de lo que podemos aceptar aquí. Revise el monto.
reimbursement-why-missing = Elija por qué pagó usted mismo
reimbursement-other-missing = Escriba lo que pagó el otro seguro
reimbursement-words-missing = Díganos por qué pagó usted mismo
reimbursement-most-drafts = Tiene 5 solicitudes sin enviar. Primero envíe o borre una.

reimbursement-check-title = Revise su solicitud
reimbursement-one-title = Su solicitud de reembolso
reimbursement-reference = Referencia
# dynamic: reimbursement-stage-
reimbursement-stage-draft = Todavía no se envió
reimbursement-stage-sending = En camino
reimbursement-stage-sent = Enviada a su plan
reimbursement-stage-received = Su plan la tiene
reimbursement-stage-more = Su plan necesita más
reimbursement-stage-added = Se envió lo que faltaba
reimbursement-stage-denied = No aprobada
reimbursement-stage-approved = Aprobada
reimbursement-stage-paid = Pagada
reimbursement-stage-withdrawn = Retirada por usted
# dynamic: reimbursement-means-
reimbursement-means-draft = Agregue su recibo, revise lo que escribió y envíela.
reimbursement-means-draft-full = Ya no se pueden agregar archivos a esta solicitud, así que no se puede enviar.
reimbursement-means-sending = Su solicitud está guardada y sale hacia su plan.
reimbursement-means-sent = Su solicitud salió hacia su plan. Le avisamos cuando haya noticias.
reimbursement-means-received = Su plan tiene su solicitud y la revisa.
reimbursement-means-more = Su plan todavía no puede decidir. Agregue abajo lo que falta, o escríbale ahí a su plan, y envíelo. Si tiene preguntas, llame al { $phone } y dé su referencia, { $reference }.
reimbursement-means-added = Lo que agregó sale hacia su plan, que entonces la revisa otra vez.
reimbursement-means-denied = Su plan no devuelve este dinero.
reimbursement-means-denied-appeal = Su plan no devuelve este dinero. Usted puede apelar.
reimbursement-means-approved = Su plan le devuelve dinero. Se lo enviará.
reimbursement-means-paid = Su plan envió el dinero. Si el cheque no llega en 2 semanas, llame al { $phone }.
reimbursement-means-paid-account = Su plan envió el dinero a su cuenta bancaria. Si no está ahí en una semana, llame al { $phone }.
reimbursement-means-withdrawn = Usted retiró esta solicitud. Puede pedirlo otra vez mientras su plan acepte solicitudes por esta medicina.
reimbursement-stuck = Todavía no ha llegado a su plan. Por favor llame al { $phone } y dé su referencia.
reimbursement-due = Su plan debe responder a más tardar el { $day }.
reimbursement-due-unsaid = Si no sabe nada en 30 días, llame al { $phone }.
reimbursement-late = Su plan debió responder a más tardar el { $day }. Llame al { $phone } y dé su referencia.
reimbursement-amount-back = Le devuelven { $amount } de los { $paid } que pagó.
reimbursement-leaves = El dinero sale el { $day }.
reimbursement-theirs = Lo que dice su plan
reimbursement-appeal = Si no está de acuerdo
reimbursement-appeal-more = Si cree que debería ser más
reimbursement-appeal-until = Puede apelar hasta el { $day }.
reimbursement-appeal-reckoned = Puede apelar a más tardar el { $day }. La carta de su plan dice el día exacto.
reimbursement-appeal-over = El plazo para apelar terminó el { $day }. Si algo se lo impidió, llame al { $phone }: es posible que su plan todavía acepte su apelación.
reimbursement-appeal-maybe-over = Es posible que el plazo para apelar ya haya terminado. La carta de su plan dice hasta cuándo puede. Para preguntar por ello, llame al { $phone }.
reimbursement-appeal-how = Puede apelar usted, su médico o alguien que usted nombre. Diga por qué cree que el plan debe pagar, y agregue lo que lo apoye, como una carta de su médico.
reimbursement-appeal-call = Para apelar, o para preguntar cómo, llame al { $phone } ({ $hours }).
reimbursement-write = Escríbanos
reimbursement-too-late = { $n ->
    [one] Las solicitudes se aceptan durante 1 mes. Para esta medicina terminó el { $day }. Todavía puede pedirlo, pero su plan puede decir que no.
   *[other] Las solicitudes se aceptan durante { $n } meses. Para esta medicina terminó el { $day }. Todavía puede pedirlo, pero su plan puede decir que no.
}
reimbursement-day-before = Según lo que sabemos, su cobertura empezó el { $day }. Todavía puede pedirlo, pero su plan puede decir que no.
reimbursement-paid-already = Su plan pagó una reclamación por esta medicina ese día. Quizás ya tenga su dinero.
reimbursement-paid-already-link = Ver esa reclamación
reimbursement-receipts = Recibos
reimbursement-receipts-none = Todavía no ha agregado un recibo.
reimbursement-receipts-full = Ya agregó 5 archivos. Para agregar otro, primero quite uno.
reimbursement-receipt = Agregar un recibo
reimbursement-receipt-hint = Una foto (PNG, JPEG o WebP) o un PDF, hasta 10 MB
reimbursement-receipt-add = Agregar este archivo
reimbursement-receipt-sent = Enviado
reimbursement-receipt-remove = Quitar el archivo { $n }
reimbursement-kind-picture = Foto
reimbursement-kind-pdf = PDF
reimbursement-file-missing = Primero elija un archivo.
reimbursement-file-none = Primero agregue un recibo.
reimbursement-file-large = Este archivo tiene más de 10 MB. Elija uno más pequeño, o tome una foto del recibo.
reimbursement-file-busy = En este momento muchas personas envían archivos. Por favor envíelo otra vez en un minuto.
reimbursement-file-kind = No podemos aceptar este tipo de archivo. Elija una foto (PNG, JPEG o WebP) o un PDF.
reimbursement-file-pixels = Esta foto es demasiado grande. Tómela otra vez con menos píxeles, o recórtela.
reimbursement-file-broken = Este archivo no se puede leer. Quizás está cortado. Inténtelo otra vez, o tome otra foto.
reimbursement-file-most = Ya hay 5 archivos. Primero quite uno.
reimbursement-file-closed = Ya no se pueden agregar archivos a esta solicitud.
reimbursement-facts = Lo que usted escribió
reimbursement-check-to = El cheque va a
reimbursement-change = Cambiar lo que escribió
reimbursement-change-address = Cambiar su dirección
reimbursement-add-address = Agregar una dirección
reimbursement-no-address = No tenemos una dirección para enviar un cheque. Primero agregue una.
reimbursement-frozen = Alguien dijo “no fui yo”. Hasta que se aclare, un cheque va solo a la dirección que tiene su plan. Si esa está mal, llame al { $phone }.
reimbursement-frozen-nowhere = Alguien dijo “no fui yo”. Hasta que se aclare, un cheque va solo a la dirección que tiene su plan, y su plan no tiene ninguna de usted. Llame al { $phone } y le ayudaremos.
reimbursement-send-title = Envíela a su plan
reimbursement-more-title = Envíe lo que falta
reimbursement-more-words = Lo que quiere decirle a su plan
reimbursement-more-words-hint = Primero agregue sus archivos: lo que escriba aquí se guarda solo cuando lo envía. Por favor no escriba números de tarjetas.
reimbursement-more-words-sent = Lo que le dijo después a su plan
reimbursement-more-words-unsent = Lo que usted escribió. No se envió.
reimbursement-more-none = Agregue un archivo, o escriba lo que pidió su plan
reimbursement-more-late = Esto no se envió: su plan ya no espera más de usted. Para decírselo a su plan, llame al { $phone } y dé su referencia, { $reference }.
reimbursement-send-first = Primero agregue un recibo. Después puede enviarla.
reimbursement-send-anew = Borre abajo esta solicitud. Después puede empezar otra.
reimbursement-declare = Esto es verdadero y completo. Nadie más me ha devuelto este dinero.
reimbursement-declare-missing = Marque la casilla para decir que esto es verdadero y completo
reimbursement-send = Enviar solicitud
reimbursement-send-more = Enviar a mi plan
reimbursement-most-waiting = Tiene 20 solicitudes que esperan respuesta de su plan o que retiró en los últimos 30 días. Por favor envíe esta más tarde.
reimbursement-same = Usted ya pidió este dinero, así que esta solicitud no se envió.
reimbursement-same-link = Ver la solicitud que envió
reimbursement-withdraw = Retirar esta solicitud
reimbursement-withdraw-why = Puede retirarla mientras su plan no haya decidido.
reimbursement-withdraw-late = Su plan ya decidió, así que esta solicitud no se puede retirar.
reimbursement-drop = Borrar esta solicitud
reimbursement-drop-why = No se ha enviado. Si no la envía, se borra después de 30 días.
reimbursement-print = Imprimir esta solicitud
reimbursement-steps = Qué ha pasado
# dynamic: reimbursement-step-
reimbursement-step-sending = Usted envió la solicitud
reimbursement-step-received = Su plan la recibió
reimbursement-step-more = Su plan pidió más
reimbursement-step-added = Usted envió lo que faltaba
reimbursement-step-denied = Su plan dijo que no
reimbursement-step-approved = Su plan la aprobó
reimbursement-step-paid = Se envió el dinero
reimbursement-step-withdrawn = Usted la retiró

# Mail about money asked back.
# dynamic: reimbursement-mail-
reimbursement-mail-sending-subject = Tenemos su solicitud de reembolso
reimbursement-mail-sending = Tenemos su solicitud de reembolso y la enviamos a su plan. Guarde sus recibos hasta que le paguen.
reimbursement-mail-received-subject = Su plan tiene su solicitud de reembolso
reimbursement-mail-received = Su plan tiene su solicitud de reembolso y la revisa.
reimbursement-mail-more-subject = Su plan necesita más para su solicitud
reimbursement-mail-more = Su plan todavía no puede decidir sobre su reembolso. Inicie sesión para ver qué falta y enviarlo.
reimbursement-mail-added-subject = Tenemos lo que agregó a su solicitud
reimbursement-mail-added = Tenemos lo que agregó a su solicitud de reembolso y lo enviamos a su plan.
reimbursement-mail-denied-subject = Su plan ha decidido sobre su solicitud
reimbursement-mail-denied = Su plan no aprobó su solicitud de reembolso. Inicie sesión para ver por qué y cómo apelar.
reimbursement-mail-approved-subject = Su reembolso está aprobado
reimbursement-mail-approved = Su plan aprobó su solicitud de reembolso. Le enviará el dinero.
reimbursement-mail-paid-subject = Su dinero está en camino
reimbursement-mail-paid = Su plan ha enviado dinero por su solicitud.
reimbursement-mail-kept-back-subject = Su solicitud de reembolso espera una dirección
reimbursement-mail-kept-back = Alguien dijo “no fui yo” sobre su cuenta. Hasta que se aclare, los cheques van solo a la dirección que tiene su plan, y su plan no tiene ninguna de usted. Por eso su solicitud de reembolso no ha salido. Llámenos y le ayudaremos.
reimbursement-mail-reference = Su referencia es { $reference }.
reimbursement-mail-link = Ver su solicitud
reimbursement-mail-question = ¿Preguntas? Llame al { $phone }.
