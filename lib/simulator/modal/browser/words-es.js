// @ts-check
/** Formal, and of no one country. @type {import('./words-en.js').Words} */
export const spanish = {
  language: 'es',
  simulated: 'Simulación',
  noBank: 'no se contacta con ningún banco',
  title: 'Vincular una cuenta bancaria (simulación)',
  back: 'Atrás',
  close: 'Cerrar',
  step: (step) => `Paso ${step} de 4`,
  loading: 'Abriendo…',

  consent: {
    heading: (business) => `${business} pide leer sus cuentas`,
    lead: 'Usted elige qué banco y qué cuentas.',
    password: { name: 'Su contraseña no', rhythm: 'solo llega al banco' },
    meta: (business) =>
      `Puede dejarlo en cualquier momento en ${business}. Si continúa, acepta las condiciones del simulador (no hay ninguna).`,
    agree: 'Aceptar y continuar',
  },
  permissions: {
    balances: { name: 'Saldos', rhythm: 'al vincular y cada vez que actualice', short: 'saldos' },
    transactions: {
      name: 'Movimientos',
      rhythm: 'hasta 180 días atrás, y después cuando se actualicen',
      short: 'movimientos',
    },
    ownership: {
      name: 'Nombre y dirección del propietario',
      rhythm: 'solo si se pide, para comprobar que la cuenta es suya',
      short: 'datos del propietario',
    },
    payment_method: {
      name: 'Número de cuenta y de ruta',
      rhythm: 'se guarda para poder hacer pagos',
      short: 'números de cuenta',
    },
  },

  banks: {
    heading: 'Elija su banco',
    search: (count) => `Buscar entre ${count} bancos de prueba`,
    groups: {
      connect: 'Se conectan',
      again: 'Se conectan y después piden iniciar sesión de nuevo',
      wrong: 'Fallan a propósito',
    },
    found: (count) => (count === 1 ? '1 banco encontrado' : `${count} bancos encontrados`),
    none: (query) => `Ningún banco de prueba se llama «${query}».`,
    noneHint: 'Pruebe con menos letras o borre la búsqueda para ver la lista.',
    clear: 'Borrar la búsqueda',
    hintTitle: 'Para quien presenta',
    hint: (count) => `Otros ${count} solo aparecen al buscarlos. Pruebe con`,
  },

  signIn: {
    heading: (bank) => `Inicie sesión en ${bank}`,
    lead: 'Aquí sirve cualquier nombre de usuario.',
    user: 'Nombre de usuario',
    password: 'Contraseña',
    show: 'Mostrar la contraseña',
    hide: 'Ocultar la contraseña',
    hintTitle: 'Contraseñas que hacen algo',
    hintPrompts: ' piden algo más · ',
    hintIncorrect: ' pide probar otra vez · ',
    hintError: ' termina el inicio de sesión',
    submit: 'Iniciar sesión',
    next: 'Continuar',
    empty: 'Escriba algo primero. Aquí nada tiene que ser real.',
    incorrect: 'No se aceptó. Revíselo e inténtelo de nuevo.',
    another: 'Elegir otro banco',
  },
  prompts: {
    code: {
      heading: 'Escriba el código',
      lead: 'El banco envió seis cifras al teléfono que conoce. Aquí sirven cualesquiera.',
      field: 'Código',
    },
    confirm: {
      heading: 'Confirme en la aplicación del banco',
      lead: 'El banco le pide aprobar este inicio de sesión en su teléfono. Aquí no se envió nada: basta con continuar.',
      submit: 'Ya lo aprobé',
    },
    options: {
      heading: '¿Cómo debe avisarle el banco?',
      lead: 'Envía un código para comprobar que es usted. Aquí no se envía nada.',
      choices: [
        { value: 'text', name: 'Mensaje de texto', detail: '•••• 0142' },
        { value: 'call', name: 'Llamada', detail: '•••• 0142' },
        { value: 'mail', name: 'Correo electrónico', detail: 'a•••@example.com' },
      ],
    },
    question: {
      heading: 'Responda a su pregunta de seguridad',
      lead: 'Aquí sirve cualquier respuesta.',
      field: '¿En qué calle creció usted?',
    },
    hintTitle: 'Respuestas que hacen algo',
  },

  oauth: {
    heading: (bank) => `Inicie sesión en ${bank}`,
    lead: 'Se abre una ventana nueva del banco. Inicie sesión allí y permita las cuentas que quiera; después vuelve aquí.',
    noWindow: '¿No se abre la ventana?',
    noWindowDetail:
      'Puede que su navegador la haya bloqueado. Permita las ventanas emergentes en esta página y pulse el botón otra vez.',
    password: 'Su contraseña solo llega al banco',
    passwordDetail: 'Compruebe la dirección de la ventana nueva antes de escribir.',
    hintTitle: 'Para quien presenta',
    hint: 'La ventana simulada del banco ofrece permitir, rechazar y cerrar. Cada cosa termina como en la verdadera.',
    open: 'Continuar en una ventana nueva',
    waiting: 'Esperando la ventana del banco…',
    waitingLead: 'Termine en la ventana que se abrió. Se cierra sola y usted vuelve aquí.',
    again: 'Traer la ventana al frente',
    blocked:
      'Su navegador bloqueó la ventana. Permita las ventanas emergentes en esta página y pulse el botón otra vez.',
    refused:
      'Usted lo rechazó en el banco, así que no se comparte nada. Puede intentarlo de nuevo o elegir otro banco.',
    closed: 'La ventana del banco se cerró antes de que decidiera. Todavía no se comparte nada.',
    another: 'Elegir otro banco',
  },
  bankWindow: {
    title: (bank) => `${bank} (simulación)`,
    heading: (business) => `¿Permitir que ${business} lea sus cuentas?`,
    lead: (list) => `Pide ${list}. Las cuentas se eligen en el paso siguiente.`,
    allow: 'Permitir',
    refuse: 'Rechazar',
    close: 'Cerrar sin decidir',
    stale: 'Esta ventana ya no hace falta',
    staleLead: 'El inicio de sesión al que pertenecía terminó. Ciérrela y siga donde estaba.',
    failed: 'El simulador no respondió. Inténtelo de nuevo.',
  },

  accounts: {
    heading: 'Elija las cuentas',
    headingOne: 'Elija una cuenta',
    lead: 'Solo se comparten las que marque.',
    leadOne: 'Solo se comparte la que elija.',
    selectAll: 'Marcar todas las cuentas',
    count: (chosen, of) => `${chosen} de ${of}`,
    show: 'Mostrar los saldos',
    hide: 'Ocultar los saldos',
    unknown: 'sin saldo',
    refused: { subcategory: 'no se pidió', payment_method: 'no admite pagos' },
    share: (list, chosen, business) =>
      `Usted comparte ${list} de ${chosen === 1 ? '1 cuenta' : `${chosen} cuentas`} con ${business}.`,
    nothing: 'No se comparte nada hasta que elija.',
    limit: (limit, business) =>
      limit === 1 ? `${business} pidió una sola cuenta.` : `${business} pidió como máximo ${limit} cuentas.`,
    connect: (chosen) => (chosen === 1 ? 'Conectar 1 cuenta' : `Conectar ${chosen || ''} cuentas`.replace('  ', ' ')),
    ending: (last4) => `terminada en ${last4}`,
  },
  none: {
    heading: (bank) => `Ninguna cuenta de ${bank} sirve`,
    lead: (count, business) =>
      count === 0
        ? 'El banco no muestra ninguna cuenta suya.'
        : `El banco muestra ${count === 1 ? 'una cuenta' : `${count} cuentas`}, pero ninguna de las que ${business} pidió.`,
    found: 'Lo que muestra el banco',
    payable: 'Ninguna cuenta desde la que se pueda pagar',
    payableLead: (count, bank, business) =>
      `${bank} muestra ${count === 1 ? 'una cuenta' : `${count} cuentas`}, pero ${business} pidió cuentas corrientes o de ahorro que admitan pagos.`,
  },
  numbers: {
    heading: 'No se pudo leer el número de cuenta',
    lead: (bank, business) =>
      `${business} lo necesita para hacer pagos, y ${bank} no lo da en este momento. No se comparte nada.`,
  },
  manual: {
    open: 'Escribir los datos bancarios a mano',
    heading: 'Escriba los datos bancarios',
    lead: 'Los dos números están al pie de un cheque.',
    routing: 'Número de ruta',
    account: 'Número de cuenta',
    again: 'Número de cuenta, otra vez',
    differ: 'Los dos números de cuenta no coinciden.',
    wrong: {
      routing: 'No es un número de ruta: tiene nueve cifras, y la última comprueba las demás.',
      account: 'No es un número de cuenta: tiene entre 4 y 17 cifras.',
    },
    hintTitle: 'Números que sirven',
    submit: 'Continuar',
    done: 'Datos bancarios recibidos',
    doneLead: (last4, business) => `${business} conoce la cuenta terminada en ${last4}. De ella no se puede leer nada.`,
  },
  subcategories: {
    checking: 'Corriente',
    savings: 'Ahorro',
    credit_card: 'Tarjeta de crédito',
    line_of_credit: 'Línea de crédito',
    mortgage: 'Hipoteca',
    other: 'Otra cuenta',
  },

  success: {
    heading: (count) => (count === 1 ? '1 cuenta conectada' : `${count} cuentas conectadas`),
    lead: (bank, time) => `${bank} · hoy, ${time}`,
    balance: 'El saldo llega en un momento',
    transactions: 'Los movimientos tardan hasta un minuto',
    transactionsDetail: 'Aparecen solos; no hace falta esperar aquí.',
    stop: (business) => `Puede dejarlo en ${business}`,
    stopDetail: 'La lectura termina enseguida.',
    done: (business) => `Volver a ${business}`,
  },

  down: {
    scheduled: (bank) => `${bank} está cerrado por mantenimiento`,
    unscheduled: (bank) => `${bank} no está disponible ahora`,
    error: (bank) => `${bank} dio una respuesta que no entendemos`,
    expected: 'El banco espera volver ',
    today: (clock) => `hoy a las ${clock}`,
    onDay: (day, clock) => `el ${day} a las ${clock}`,
    inWait: (wait) => `, en ${wait}. A su cuenta no le pasa nada.`,
    unscheduledLead: 'El banco no dijo por cuánto tiempo. A su cuenta no le pasa nada.',
    errorLead: 'Algo falló entre nosotros y el banco. Su cuenta no se puede vincular en este momento.',
    meanwhile: 'Mientras tanto, otro banco',
    or: 'O bien',
    comeBack: (clock) => `Vuelva después de las ${clock}`,
    later: 'Vuelva más tarde',
    laterDetail: (business) => `empiece otra vez desde ${business}`,
    another: 'Elegir otro banco',
  },
  ended: {
    heading: (bank) => `${bank} terminó el inicio de sesión`,
    lead: 'El banco lo cortó sin decir por qué. No se comparte nada. Puede empezar de nuevo o elegir otro banco.',
    again: 'Iniciar sesión de nuevo',
    another: 'Elegir otro banco',
  },

  leave: {
    heading: '¿Salir sin conectar?',
    lead: 'No se comparte nada. Puede empezar de nuevo cuando quiera.',
    stay: 'Quedarse',
    leave: 'Salir',
  },
  stopped: {
    session_expired: {
      heading: 'Esta sesión caducó',
      lead: 'Estuvo abierta demasiado tiempo. Ciérrela y empiece de nuevo; no se compartió nada.',
    },
    session_completed: {
      heading: 'Esta sesión ya terminó',
      lead: 'Se puede usar una vez. Ciérrela y empiece de nuevo para vincular más cuentas.',
    },
    resource_missing: {
      heading: 'No existe esa sesión',
      lead: 'El simulador no conoce la sesión que pidió esta página, o es de otra cuenta de Stripe. Cierre esto y empiece de nuevo.',
    },
    unreachable: {
      heading: 'El simulador no respondió',
      lead: 'Puede que se haya detenido o que usted no tenga conexión. No se compartió nada.',
    },
    other: { heading: 'No se puede seguir', lead: 'El simulador se negó. Cierre esto y empiece de nuevo.' },
    retry: 'Intentar de nuevo',
    close: 'Volver a la página',
  },
  notEmbedded: {
    heading: 'Aquí no hay nada que vincular',
    lead: 'Esta página se abre dentro de la de una aplicación que quiere vincular una cuenta bancaria.',
  },
  failed: 'El simulador no respondió. No cambió nada; inténtelo de nuevo.',
}
