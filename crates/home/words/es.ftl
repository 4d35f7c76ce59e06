home-title = Inicio
home-hello = Hola, { $name }
home-no-coverage = Su plan todavía no nos ha enviado su cobertura. Sus recetas y pedidos siguen funcionando.
home-coverage-open = { $plan } le da cobertura.
home-coverage-until = { $plan } le da cobertura hasta el { $day }.
home-coverage-ended = Su cobertura de { $plan } terminó el { $day }. Todavía puede ver sus reclamaciones anteriores.
home-coverage-over = Su cobertura de { $plan } ya terminó. Todavía puede ver sus reclamaciones anteriores.
home-coverage-starts = Su cobertura de { $plan } empieza el { $day }.
home-to-do = Por hacer
home-nothing-to-do = Hoy no tiene nada pendiente.
home-next-refill = Podrá pedir su próximo resurtido el { $day }.
home-due = { $n ->
    [one] { $n } medicina se puede resurtir
   *[other] { $n } medicinas se pueden resurtir
}
home-due-unpaid = Su cobertura terminó y su plan no pagará. Llame al { $phone } antes de pedir.
home-and-more = { $names } y { $n } más
home-unnamed = Una medicina sin nombre registrado
home-refill = Resurtir
home-unfinished = Tiene un pedido sin terminar
home-unfinished-why = No se pide nada hasta que usted lo confirme.
home-unfinished-go = Seguir con el pedido
home-low = { $n ->
    [one] 1 medicina se acaba el { $day }
   *[other] { $n } medicinas se acaban pronto, la primera el { $day }
}
home-low-renewal-why = Primero necesita una receta nueva. Puede pedírsela a su médico.
home-low-renewal = Pedir una receta nueva
home-low-call-why = { $n ->
    [one] No se puede pedir aquí. Su página dice a quién llamar.
   *[other] No se pueden pedir aquí. Sus páginas dicen a quién llamar.
}
home-low-call = Ver qué ayuda
home-approval-send = Su plan necesita algo de usted
home-approval-send-why = sin eso no puede decidir sobre su aprobación.
home-approval-send-by = envíelo a más tardar el { $day }, para que su plan pueda decidir sobre su aprobación.
home-approval-no = Su plan no aprobó una medicina
home-approval-no-why = puede apelar hasta el { $day }.
home-approval-ends = Una aprobación de su plan termina el { $day }
home-approval-ends-why = pida a su médico que la solicite otra vez antes de ese día.
home-approval-see = Ver la solicitud
home-held = El pedido { $reference } está en espera
home-held-why = Necesitamos algo de usted antes de poder enviarlo.
home-held-see = Ver qué hacer
home-orders = En camino
home-no-orders = No hay ningún pedido en camino.
home-order = { $n ->
    [one] { $n } medicina, pedido
   *[other] { $n } medicinas, pedido
}
home-order-by = Se espera a más tardar el { $day }.
home-order-waits = Le espera en la farmacia.
home-order-late = Tarda más de lo previsto. Ábralo para ver qué puede hacer.
home-all-orders = Todos los pedidos
home-automatic = Resurtido automático
home-card = Su tarjeta de farmacia
home-member-id = Número de miembro
home-show-card = Mostrar mi tarjeta
home-no-card = Todavía no hay una tarjeta registrada.
home-claims = Últimas reclamaciones
home-no-claims = Todavía no hay reclamaciones. Aparecen aquí cuando una farmacia le cobra a su plan.
home-medicine = Medicina
home-filled = Surtido
home-your-cost = Su costo
home-not-given = Sin dato
home-all-claims = Todas las reclamaciones
home-pay-title = { $amount } por pagar
home-pay-why = La parte de usted de lo que se surtió. Antes de pagar verá de qué es.
home-pay = Ver pagos
home-spending = Lo que he gastado
home-savings = Maneras de ahorrar
home-prices = Precio de una medicina
home-pharmacies = Buscar una farmacia
