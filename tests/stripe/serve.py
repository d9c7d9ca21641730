"""localstripe on a port of this machine, with what it lacks of what Parvis asks.

localstripe refuses every parameter that it does not know, and has no Checkout. Here it takes the few that
change nothing in what it does, lists the intents of one customer, and answers that there are no sessions.
Usage: serve.py PORT
"""

import sys

from aiohttp import web
from localstripe import resources, server

PaymentIntent, Payout = resources.PaymentIntent, resources.Payout

# Nothing is kept.
resources.Store.dump_to_disk = lambda self: None

create_intent = PaymentIntent._api_create.__func__


def create(cls, description=None, **data):
    return create_intent(cls, **data)


def newest_first(found):
    found._list.reverse()
    return found


def intents(cls, url, customer=None, limit=None, starting_after=None):
    found = super(PaymentIntent, cls)._api_list_all(url, limit=limit, starting_after=starting_after)
    found._list = [it for it in found._list if customer in (None, it.customer)]
    return newest_first(found)


def payouts(cls, url, created=None, limit=None, starting_after=None):
    found = super(Payout, cls)._api_list_all(url, limit=limit, starting_after=starting_after)
    since = int((created or {}).get('gte', 0))
    found._list = [it for it in found._list if it.created >= since]
    return newest_first(found)


PaymentIntent._api_create = classmethod(create)
PaymentIntent._api_list_all = classmethod(intents)
Payout._api_list_all = classmethod(payouts)


async def no_sessions(request):
    return web.json_response({'object': 'list', 'data': [], 'has_more': False})


server.app.router.add_get('/v1/checkout/sessions', no_sessions)

if __name__ == '__main__':
    web.run_app(server.app, host='127.0.0.1', port=int(sys.argv[1]), print=None, handle_signals=True)
