package fidus.server.statements;

import fidus.clients.ClientId;
import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolPart;
import fidus.franchises.PoolState;
import fidus.investments.book.AgentAccrual;
import fidus.investments.book.BookedFrom;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.ShareCommission;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.PaidPart;
import fidus.server.agents.CommissionPayables;
import fidus.server.franchises.FranchisePayables;
import fidus.statements.partners.Earning;
import fidus.statements.partners.EarningKind;
import fidus.statements.partners.OpenState;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.SoldContract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The earnings of one partner by a day, from the rows of the contracts it is shown.
final class PartnerEarnings {
    private final PartnerId partner;
    private final LocalDate to;
    private final Map<String, List<PaidPart>> payments;
    private final List<Earning> earnings = new ArrayList<>();
    private final Map<Long, SoldContract> contracts = new TreeMap<>();
    private final Set<ClientId> clients = new HashSet<>();
    private final Map<Currency, Money> accrued = new TreeMap<>();

    /// @param payments of all items
    PartnerEarnings(PartnerId partner, LocalDate to, Map<String, List<PaidPart>> payments) {
        this.partner = partner;
        this.to = to;
        this.payments = payments;
    }

    List<Earning> earnings() {
        return earnings;
    }

    List<SoldContract> contracts() {
        return List.copyOf(contracts.values());
    }

    Set<ClientId> clients() {
        return clients;
    }

    /// What was earned by the day of rows due later.
    Map<Currency, Money> accrued() {
        return accrued;
    }

    static boolean hasBegun(ContractBook book, LocalDate day) {
        return book.isInBooks(day) && !book.rowsOn(day).dates().startDate().isAfter(day);
    }

    /// Adds what the partner earns on a contract as an agent; it has begun.
    void commissions(ContractBook book) {
        PayoutSchedule rows = book.rowsOn(to);
        Money notDue = Money.zero(rows.principal().currency());
        for (AgentAccrual one : book.commissionsAccruedOn(to)) {
            notDue = isPartner(one.agentId().value()) ? notDue.plus(one.accrued()) : notDue;
        }
        boolean earns = false;
        for (CommissionRow row : book.commissionsOn(to)) {
            if (!row.live() || !isPartner(row.agentId().value())) {
                continue;
            }
            earns = true;
            LocalDate counts = counts(book, row);
            if (!counts.isAfter(to)) {
                earnings.add(commission(book, rows, row, counts));
                notDue = notDue.minus(row.commissionAmount());
            }
        }
        takenBack(book, rows);
        if (earns) {
            sold(book, notDue);
        }
    }

    /// What was due to the partner and is another's by the day.
    private void takenBack(ContractBook book, PayoutSchedule rows) {
        for (CommissionRow row : book.commissions().rows()) {
            LocalDate until = row.until();
            if (until != null
                    && !until.isAfter(to)
                    && isPartner(row.agentId().value())
                    && counts(book, row).isBefore(until)) {
                earnings.add(commission(book, rows, row, counts(book, row)));
            }
        }
    }

    private boolean isPartner(java.util.UUID id) {
        return id.equals(partner.value());
    }

    /// A contract that ended by the day is no sale of the partner any more; what is open of it is
    /// told all the same.
    private void sold(ContractBook book, Money notDue) {
        PayoutSchedule rows = book.rowsOn(to);
        LocalDate endsOn = rows.principalRow().dueOn();
        if (endsOn.isAfter(to)) {
            contracts.put(
                    book.number(),
                    new SoldContract(
                            book.number(),
                            book.fundCode(),
                            rows.principal(),
                            rows.dates().startDate(),
                            endsOn));
            clients.add(book.clientId());
        }
        accrued.merge(notDue.currency(), notDue, Money::plus);
    }

    /// A share is known only when it is valued: its commission counts from the day the books took
    /// it.
    static LocalDate counts(ContractBook book, CommissionRow row) {
        boolean share = row.payout().payoutKind() == PayoutKind.PERFORMANCE_SHARE;
        LocalDate due =
                share ? ShareCommission.bookedOn(book, row).orElse(row.dueOn()) : row.dueOn();
        LocalDate since = row.since();
        return counts(book, since == null || since.isBefore(due) ? due : since);
    }

    /// The first day on which the books can hold a row of the contract.
    private static LocalDate counts(ContractBook book, LocalDate dueOn) {
        LocalDate day = dueOn;
        BookedFrom from = book.bookedFrom();
        if (from != null && from.interest().isAfter(day)) {
            day = from.interest();
        }
        Opened opened = book.opened();
        return opened != null && opened.on().isAfter(day) ? opened.on() : day;
    }

    private Earning commission(
            ContractBook book, PayoutSchedule rows, CommissionRow row, LocalDate counts) {
        // A share that was approved after the rows were replaced is among those that stand now.
        PayoutRow payout =
                rows.find(row.payout()).orElseGet(() -> book.schedule().row(row.payout()));
        String what =
                payout.payoutKind() == PayoutKind.INTEREST
                        ? "Interest " + payout.sequence() + " of " + rows.interestRows().size()
                        : "Performance share " + payout.sequence();
        List<PaidPart> paid = paid(book, row);
        CommissionState now =
                book.commissions()
                        .live(row.payout())
                        .filter(_ -> row.until() == null)
                        .map(CommissionRow::commissionState)
                        .orElse(CommissionState.PENDING);
        return new Earning(
                EarningKind.COMMISSION,
                book.number(),
                book.fundCode(),
                what,
                payout.payoutAmount(),
                row.commissionRate(),
                row.commissionAmount(),
                row.dueOn(),
                counts,
                state(now),
                now == CommissionState.PAID && paid.isEmpty(),
                paid,
                row.until());
    }

    /// The payments of the row while it was the agent's.
    private List<PaidPart> paid(ContractBook book, CommissionRow row) {
        LocalDate since = row.since();
        LocalDate until = row.until();
        return payments
                .getOrDefault(CommissionPayables.item(book.id(), row.payout()), List.of())
                .stream()
                .filter(part -> since == null || !part.paidOn().isBefore(since))
                .filter(part -> until == null || part.paidOn().isBefore(until))
                .toList();
    }

    private static OpenState state(CommissionState state) {
        return switch (state) {
            case PENDING, CANCELLED -> OpenState.WAITING;
            case READY -> OpenState.READY;
            case APPROVED -> OpenState.APPROVED;
            case PAID -> OpenState.PAID_SINCE;
        };
    }

    /// Adds the partner's part of a contract's pools; it has begun.
    ///
    /// @param agent whether it is the agent; else the company
    void pools(ContractBook contract, FranchiseBook stored, boolean agent) {
        PayoutSchedule rows = contract.rowsOn(to);
        FranchiseBook book = stored.following(rows);
        Money notDue = book.accruedOn(rows, to);
        for (PoolLine line : book.lines()) {
            LocalDate counts = counts(contract, line.row().dueOn());
            if (counts.isAfter(to)) {
                continue;
            }
            notDue = notDue.minus(line.row().poolAmount());
            pool(contract, line, PoolPart.AGENT, counts);
            if (!agent) {
                pool(contract, line, PoolPart.COMPANY, counts);
            }
        }
        sold(contract, agent ? Money.zero(notDue.currency()) : notDue);
    }

    private void pool(ContractBook contract, PoolLine line, PoolPart part, LocalDate counts) {
        boolean agent = part == PoolPart.AGENT;
        Money whole = line.row().poolAmount();
        Money sum = agent ? line.row().agentPart() : line.row().companyPart();
        if (sum.signum() <= 0) {
            return;
        }
        List<PaidPart> paid =
                payments.getOrDefault(
                        FranchisePayables.item(contract.id(), line.row().sequence(), part),
                        List.of());
        boolean isPaid = line.paid().contains(part);
        earnings.add(
                new Earning(
                        agent ? EarningKind.POOL_AGENT : EarningKind.POOL_COMPANY,
                        contract.number(),
                        contract.fundCode(),
                        "Pool " + line.row().sequence(),
                        whole,
                        share(sum, whole),
                        sum,
                        line.row().dueOn(),
                        counts,
                        isPaid ? OpenState.PAID_SINCE : state(line.poolState()),
                        isPaid && paid.isEmpty(),
                        paid));
    }

    /// The part of the pool in whole per mille; the sums themselves are rounded to the cent.
    private static BigDecimal share(Money part, Money whole) {
        return part.amount()
                .divide(whole.amount(), 3, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static OpenState state(PoolState state) {
        return switch (state) {
            case SCHEDULED -> OpenState.WAITING;
            case DUE -> OpenState.READY;
            case APPROVED -> OpenState.APPROVED;
            case PAID -> OpenState.PAID_SINCE;
        };
    }
}
