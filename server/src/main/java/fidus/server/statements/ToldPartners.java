package fidus.server.statements;

import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolPart;
import fidus.franchises.PoolState;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.payments.PaidPart;
import fidus.server.agents.CommissionPayables;
import fidus.server.franchises.FranchisePayables;
import fidus.server.mongo.Unit;
import fidus.statements.partners.PartnerId;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Of which agents and companies a month's statements tell: those who earn on a contract that had
/// begun by its end, unless everything of them had been paid before it began and nothing came back
/// since.
final class ToldPartners {
    private final Map<String, List<PaidPart>> payments;
    private final LocalDate from;
    private final LocalDate to;
    private final Set<PartnerId> told = new HashSet<>();

    private ToldPartners(Unit unit, PartnerSources sources, YearMonth month) {
        this.payments = sources.payments().parts(unit);
        this.from = month.atDay(1);
        this.to = month.atEndOfMonth();
    }

    static Set<PartnerId> of(Unit unit, PartnerSources sources, YearMonth month) {
        var all = new ToldPartners(unit, sources, month);
        Map<InvestmentId, FranchiseBook> pools = PartnersGathered.pools(unit, sources);
        sources.books()
                .each(
                        unit,
                        book -> {
                            if (PartnerEarnings.hasBegun(book, all.to)) {
                                all.commissions(book);
                                FranchiseBook sold = pools.get(book.id());
                                if (sold != null) {
                                    all.pools(book, sold);
                                }
                            }
                        });
        return all.told;
    }

    private void commissions(ContractBook book) {
        for (CommissionRow row : book.commissions().rows()) {
            LocalDate until = row.until();
            if (until != null
                    && !until.isBefore(from)
                    && PartnerEarnings.counts(book, row).isBefore(until)) {
                told.add(new PartnerId(row.agentId().value()));
            }
        }
        for (CommissionRow row : book.commissionsOn(to)) {
            if (row.live()
                    && (isOpen(book, row)
                            || isMoved(CommissionPayables.item(book.id(), row.payout())))) {
                told.add(new PartnerId(row.agentId().value()));
            }
        }
    }

    private static boolean isOpen(ContractBook book, CommissionRow row) {
        return book.commissions()
                .live(row.payout())
                .filter(now -> now.commissionState() == CommissionState.PAID)
                .isEmpty();
    }

    private void pools(ContractBook contract, FranchiseBook stored) {
        for (PoolLine line : stored.following(contract.rowsOn(to)).lines()) {
            boolean open =
                    line.poolState() != PoolState.PAID && line.row().poolAmount().signum() > 0;
            boolean agents = isMoved(item(contract, line, PoolPart.AGENT));
            if (open || agents) {
                told.add(new PartnerId(stored.agentId().value()));
            }
            if (open || agents || isMoved(item(contract, line, PoolPart.COMPANY))) {
                told.add(new PartnerId(stored.franchiseId().value()));
            }
        }
    }

    private static String item(ContractBook contract, PoolLine line, PoolPart part) {
        return FranchisePayables.item(contract.id(), line.row().sequence(), part);
    }

    /// Whether it left, or came back, in the month or later.
    private boolean isMoved(String item) {
        return payments.getOrDefault(item, List.of()).stream()
                .anyMatch(
                        part -> {
                            LocalDate back = part.backOn();
                            return !part.paidOn().isBefore(from)
                                    || (back != null && !back.isBefore(from));
                        });
    }
}
