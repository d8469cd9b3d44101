package fidus.server.fees;

import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.PayableFee;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.payments.Booking;
import fidus.payments.OwedBack;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Posted fee runs as items to be paid to managers (E13). All that is due on a run is one item; a
/// payment that left before more fell due pays its part.
public final class FeePayables implements Payables {
    /// The part of an item's name before the stroke.
    public static final String KIND = "feeRun";

    private static final String PAYABLE = "2410";

    private final FeeRuns runs;

    public FeePayables(FeeRuns runs) {
        this.runs = runs;
    }

    @Override
    public List<Payable> open(Unit unit) {
        var byRun = new LinkedHashMap<FeeRunId, List<PayableFee>>();
        for (PayableFee fee : runs.posted(unit)) {
            byRun.computeIfAbsent(fee.runId(), _ -> new ArrayList<>()).add(fee);
        }
        return byRun.values().stream().map(FeePayables::payable).toList();
    }

    @Override
    public boolean mayOweAgain() {
        return true;
    }

    @Override
    public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {
        for (Payable item : items) {
            var paid =
                    FeePaid.of(
                            name(payment),
                            Objects.requireNonNull(payment.confirmed()).bookedOn(),
                            item.payableAmount());
            var _ = runs.paid(unit, maker(by), idOf(item), paid);
        }
    }

    @Override
    public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {
        var back =
                new CameBack(
                        name(payment),
                        Objects.requireNonNull(payment.ended()).bookedOn(),
                        "Payment " + payment.endToEndId() + " came back.");
        for (Payable item : items) {
            var _ = runs.reversedPayment(unit, maker(by), idOf(item), back);
        }
    }

    @Override
    public List<OwedBack> owedBack(Unit unit) {
        return runs.payments().overPaid(unit).stream().map(FeePayables::owedBack).toList();
    }

    @Override
    public Optional<LocalDate> firstPaid(Unit unit, String item) {
        return runs.payments().overPaid(unit).stream()
                .filter(over -> item(over.run().id()).equals(item))
                .flatMap(over -> Stream.ofNullable(over.firstOn()))
                .findFirst();
    }

    @Override
    public void gaveBack(Unit unit, Decided by, String item, GivenBack back) {
        var paid = FeePaid.of(back.name(), back.on(), back.money().negated());
        var _ = runs.payments().gaveBack(unit, maker(by), idOf(item), paid);
    }

    private static OwedBack owedBack(OverPaid over) {
        FeeRun run = over.run();
        List<Booking.Part> parts = new ArrayList<>();
        over.byFund()
                .forEach(
                        (fund, money) ->
                                parts.add(
                                        new Booking.Part(
                                                Map.of("manager", run.payee(), "fund", fund),
                                                money)));
        return new OwedBack(
                item(run.id()),
                "manager/" + run.payeeId().value(),
                run.payee(),
                over.money(),
                run.feeType().words() + " of " + run.period(),
                new Booking("E13", PAYABLE, Map.of("manager", run.payee()), parts));
    }

    private static Payable payable(List<PayableFee> fees) {
        PayableFee first = fees.getFirst();
        Money sum = Money.zero(first.money().currency());
        for (PayableFee fee : fees) {
            sum = sum.plus(fee.money());
        }
        return new Payable(
                item(first.runId()),
                "manager/" + first.managerId().value(),
                first.manager(),
                sum,
                fees.stream().map(PayableFee::dueOn).min(LocalDate::compareTo).orElseThrow(),
                first.feeType().words() + " of " + first.period(),
                booking(fees));
    }

    /// By fund, as the runs were posted.
    ///
    /// @param fees of one run, at least one
    private static Booking booking(List<PayableFee> fees) {
        List<Posting> debits = debits(fees);
        if (debits.size() == 1) {
            return new Booking("E13", PAYABLE, debits.getFirst().dimensions());
        }
        return new Booking(
                "E13",
                PAYABLE,
                Map.of("manager", fees.getFirst().manager()),
                debits.stream()
                        .map(one -> new Booking.Part(one.dimensions(), one.money()))
                        .toList());
    }

    /// What paying them takes off 2410: one debit for each fund whose cost they are.
    ///
    /// @param fees of one run, at least one
    static List<Posting> debits(List<PayableFee> fees) {
        var byFund = new LinkedHashMap<String, Money>();
        fees.forEach(fee -> byFund.merge(fee.fund(), fee.money(), Money::plus));
        String manager = fees.getFirst().manager();
        return byFund.entrySet().stream()
                .map(
                        one ->
                                Postings.debit(
                                        PAYABLE,
                                        one.getValue(),
                                        Map.of("manager", manager, "fund", one.getKey())))
                .toList();
    }

    /// A run as payments name it.
    static String item(FeeRunId id) {
        return KIND + "/" + id.value();
    }

    private static String name(Payment payment) {
        return "payment/" + payment.id().value();
    }

    private static FeeRunId idOf(Payable item) {
        return idOf(item.item());
    }

    private static FeeRunId idOf(String item) {
        return new FeeRunId(UUID.fromString(item.substring(KIND.length() + 1)));
    }

    private static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
