home-title = Inicio
home-hello = Hola, { $name }
home-no-coverage = Su plan todavía no nos ha enviado su cobertura. Sus recetas y pedidos siguen funcionando.
home-coverage-open = { $plan } le da cobertura.
home-coverage-until = { $plan } le da cobertura hasta el { $day }.
home-coverage-ended = Su cobertura de { $plan } terminó el { $day }. Todavía puede ver sus reclamaciones anteriores.
home-coverage-starts = Su cobertura de { $plan } empieza el { $day }.
home-to-do = Por hacer
home-nothing-to-do = Hoy no tiene nada pendiente.
home-next-refill = Podrá pedir su próximo resurtido el { $day }.
home-due = { $n ->
    [one] { $n } medicina se puede resurtir
   *[other] { $n } medicinas se pueden resurtir
}
home-and-more = { $names } y { $n } más
home-unnamed = Una medicina sin nombre registrado
home-refill = Resurtir
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
home-you-paid = Usted pagó
home-not-given = Sin dato
home-all-claims = Todas las reclamaciones
home-pay-title = { $amount } por pagar
home-pay-why = La parte de usted de lo que se surtió. Antes de pagar verá de qué es.
home-pay = Ver pagos
home-spending = Lo que he gastado
home-savings = Maneras de ahorrar
home-prices = Precio de una medicina
