package fidus.server.statements;

import fidus.agents.Agent;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.Franchise;
import fidus.investments.commissions.AgentAssignment;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.agents.Agents;
import fidus.server.franchises.MonthPools;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerInput;
import fidus.statements.partners.PartnerKind;
import fidus.statements.partners.PartnerStatement;
import fidus.statements.partners.PartnerStatements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where the figures of partners' statements come from: the commission and pool rows of contracts,
/// the payments of them, and what the books hold.
public record PartnerSources(
        Agents agents, MonthPools pools, ContractBooks books, Payments payments, Ledger ledger) {
    private static final List<String> COMMISSIONS = List.of("2300", "2310");
    private static final List<String> POOLS = List.of("2500", "2510");

    /// All agents by code, and after them all companies by name.
    List<Partner> all(Unit unit) {
        return Stream.concat(
                        agents.all(unit).stream().map(PartnerSources::of),
                        pools.companies(unit).stream().map(PartnerSources::of))
                .toList();
    }

    /// @throws Refused `NOT_FOUND`
    Partner get(Unit unit, PartnerId id) {
        return all(unit).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "partnerId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such agent or company."));
    }

    /// Those of whom the month's statements tell.
    Set<PartnerId> earning(Unit unit, YearMonth month) {
        return ToldPartners.of(unit, this, month);
    }

    PartnerStatement statement(Unit unit, YearMonth month, Partner partner, String zone) {
        boolean agent = partner.partnerKind() == PartnerKind.AGENT;
        var earnings = new PartnerEarnings(unit, this, partner.id(), month.atEndOfMonth());
        earnings.gather(agent);
        return PartnerStatements.of(
                new PartnerInput(
                        partner,
                        month,
                        zone,
                        agent
                                ? clients(unit, partner.id(), month.atEndOfMonth())
                                : earnings.clients().size(),
                        List.copyOf(earnings.contracts()),
                        earnings.earnings(),
                        held(unit, month, partner, earnings.accrued())));
    }

    /// How many clients an agent had on a day, as it was known then.
    private int clients(Unit unit, PartnerId agent, LocalDate day) {
        long count =
                agents.assigned(unit).values().stream()
                        .flatMap(all -> AgentAssignment.told(all, day).stream())
                        .filter(one -> one.agentId().value().equals(agent.value()))
                        .count();
        return Math.toIntExact(count);
    }

    private List<PartnerInput.Held> held(
            Unit unit, YearMonth month, Partner partner, Map<Currency, Money> accrued) {
        boolean agent = partner.partnerKind() == PartnerKind.AGENT;
        var booked = new TreeMap<Currency, Money>();
        for (Ledger.Balance one :
                ledger.balances(
                        unit,
                        agent ? COMMISSIONS : POOLS,
                        List.of(agent ? "agent" : "franchise"),
                        month)) {
            if (one.values().getFirst().equals(partner.id().value().toString())) {
                booked.merge(one.balance().currency(), one.balance().negated(), Money::plus);
            }
        }
        accrued.keySet().forEach(one -> booked.putIfAbsent(one, Money.zero(one)));
        var held = new ArrayList<PartnerInput.Held>();
        booked.forEach(
                (currency, sum) ->
                        held.add(
                                new PartnerInput.Held(
                                        accrued.getOrDefault(currency, Money.zero(currency)),
                                        sum)));
        return held;
    }

    private static Partner of(Agent agent) {
        return new Partner(
                new PartnerId(agent.id().value()),
                PartnerKind.AGENT,
                agent.agentCode(),
                agent.name());
    }

    private static Partner of(Franchise company) {
        return new Partner(
                new PartnerId(company.id().value()), PartnerKind.FRANCHISE, "", company.name());
    }
}
