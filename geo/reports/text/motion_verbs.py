"""Make the verbs of movement of Russian, Ukrainian and Belarusian from their prefixes and roots.

A verb of motion is a prefix that tells the direction (при- here, вы- away, про- past) and a root that tells the manner
(-ех-, -лет-, -вез-). The product of both lists holds verbs that no list of whole words would have thought of.
"""

from __future__ import annotations

_DIRECTIONS = {
    "arrive": "при пры за до да во въ в'їж під'ї під под подъ подо піді пад' пад пада пады над",
    "depart": "вы ви отъ ото оты от від ад ад' ады ать аде съ з'ї з'я з'",
    "move": "пере пера про пра по па об со",
}
"""What a prefix makes of a root of motion."""
_DONE = """
ехал ехав ехаў еха їхал їхав їха едет едут едуть їдуть їде едзе едуц йдуц шел шла шло шли шлі шло шедш йшо йшл ишл ышл ышо ышоў ышел ішл ішо йшел йдут йдет йдз
летел летів лете леті ляце ляці вез везл віз везе везу гнал гнали гнаў гнав гнаны гнан гнат брос брош тянут тягнут цягнут кинул кинут кінул кину кіну кине кіне двинул двину катил
катив катили каціл кацілі кацил ползл повз поўз полз тянул тягнул тягл цягнул тащил вел вели вів вял валі ведут ведз плыл плив плыў мчал
следовал слідував летят летит рулил рулив
"""
_GOING_ON = """
езжал езжа їжджа їздил язджа ходил ходив хадзіў ходит ходят ходить ходять ходил ходзі ходзя летал лета літа лята возил возят возит возить возять возі возя
гоня ганя гоняю брасыва кида кідва двига катыва кочу полза повза поўза тягива цягва тащ водил водит водят водить водять водзі плыва
"""
_OTHER = frozenset("приво прово заво дово наво прыво доходи доходя находи находя знахо приходи заходи".split()) - {
    "заходи"
}
"""Beginnings that mean something else: приводить в готовность, проводить учения, находиться."""
_UNLOADING = (
    "высадил высажива висадил висаджу высадзіл высаджва сгруз згруз сгружа выкат вивантаж розвантаж разгруз выгруз"
)


def motion_beginnings() -> list[tuple[str, str, str]]:
    """Return (beginning of the word, kind of cue, aspect) of every verb of motion that prefixes and roots make."""
    made: list[tuple[str, str, str]] = []
    for kind, prefixes in _DIRECTIONS.items():
        for prefix in prefixes.split():
            made += [(prefix + root, kind, "pf") for root in _DONE.split()]
            made += [(prefix + root, kind, "ipf") for root in _GOING_ON.split() if prefix + root[:2] not in _OTHER]
    made += [(verb, "arrive", "pf") for verb in _UNLOADING.split()]
    return made
