package fidus.server.statements;

import fidus.franchises.FranchiseBook;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.server.mongo.Unit;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerKind;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What many partners had earned by a day, from one walk over all contracts.
final class PartnersGathered {
    private final LocalDate to;
    private final Map<PartnerId, PartnerEarnings> all = new LinkedHashMap<>();
    private final Map<InvestmentId, FranchiseBook> pools;

    private PartnersGathered(
            Unit unit, PartnerSources sources, List<Partner> partners, LocalDate to) {
        this.to = to;
        var payments = sources.payments().parts(unit);
        partners.forEach(one -> all.put(one.id(), new PartnerEarnings(one.id(), to, payments)));
        this.pools = pools(unit, sources);
    }

    static Map<PartnerId, PartnerEarnings> of(
            Unit unit, PartnerSources sources, List<Partner> partners, LocalDate to) {
        var gathered = new PartnersGathered(unit, sources, partners, to);
        boolean agents = partners.stream().anyMatch(one -> one.partnerKind() == PartnerKind.AGENT);
        if (agents || !gathered.pools.isEmpty()) {
            sources.books().each(unit, gathered::contract);
        }
        return gathered.all;
    }

    /// The pools of sold contracts.
    static Map<InvestmentId, FranchiseBook> pools(Unit unit, PartnerSources sources) {
        var pools = new HashMap<InvestmentId, FranchiseBook>();
        sources.pools().books(unit).forEach(book -> pools.put(book.id(), book));
        return pools;
    }

    private void contract(ContractBook book) {
        if (!PartnerEarnings.hasBegun(book, to)) {
            return;
        }
        var agents = new LinkedHashSet<PartnerId>();
        for (CommissionRow row : book.commissions().rows()) {
            agents.add(new PartnerId(row.agentId().value()));
        }
        agents.stream()
                .map(all::get)
                .filter(Objects::nonNull)
                .forEach(one -> one.commissions(book));
        FranchiseBook sold = pools.get(book.id());
        if (sold != null) {
            pools(book, sold, new PartnerId(sold.agentId().value()), true);
            pools(book, sold, new PartnerId(sold.franchiseId().value()), false);
        }
    }

    private void pools(ContractBook book, FranchiseBook sold, PartnerId whose, boolean agent) {
        PartnerEarnings one = all.get(whose);
        if (one != null) {
            one.pools(book, sold, agent);
        }
    }
}
