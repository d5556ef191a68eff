// Registers tabs of a deal by a batch, as an application does that has no declarations.
// Arguments: the portal's address, its authorization server, member id, access token, number of widgets.
// "bind" registers them all, as a first installation may; "mend" asks what is there and registers what is missing, as any later one
// must. The answer is a line, too.
import { createInterface } from 'node:readline'
import { B24OAuth } from '@bitrix24/b24jssdk'

const [endpoint, server, memberId, accessToken, count] = process.argv.slice(2)
const b24 = new B24OAuth(
  {
    applicationToken: '',
    userId: 1,
    memberId,
    accessToken,
    refreshToken: '',
    expires: Math.floor(Date.now() / 1000) + 3600,
    expiresIn: 3600,
    scope: 'placement,crm',
    domain: new URL(endpoint).host,
    clientEndpoint: endpoint.replace(/\/$/, ''),
    serverEndpoint: server,
    status: 'L'
  },
  { clientId: '', clientSecret: '' }
)
b24.offClientSideWarning()

const calls = Array.from({ length: Number(count) }, (_, number) => ({
  method: 'placement.bind',
  params: {
    PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
    HANDLER: `https://myapp.example.com/widgets/supplies/${number}`,
    TITLE: `Supplies ${number}`
  }
}))

async function run(command) {
  let missing = calls
  if (command === 'mend') {
    const stored = await b24.actions.v2.call.make({ method: 'placement.get' })
    const handlers = new Set(stored.getData().result.map((binding) => binding.handler))
    missing = calls.filter((call) => !handlers.has(call.params.HANDLER))
  }

  const response = await b24.actions.v2.batch.make({ calls: missing, options: { isHaltOnError: false } })
  return response.isSuccess ? 'done' : response.getErrorMessages().join('; ')
}

console.log('ready')
for await (const command of createInterface({ input: process.stdin })) {
  console.log(await run(command).catch((error) => `${error}`.replaceAll('\n', ' ')))
}
