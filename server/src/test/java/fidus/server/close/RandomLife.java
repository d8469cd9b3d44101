package fidus.server.close;

import static fidus.server.close.CloseDesk.usd;

import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.ReturnPayment;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateCredit;
import fidus.rebates.RecordReceipt;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;
import fidus.server.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// A house when March 2027 is over, with a fee and a rebate claim of February and payments at the
/// bank, and things that happen to its March one after the other.
final class RandomLife {
    private static final AccountKey CORE = new AccountKey(CloseDesk.SERVER, 7_001);
    private static final AccountKey SEPARATION = new AccountKey(CloseDesk.SERVER, 7_002);
    private static final AccountKey REBATES = new AccountKey(CloseDesk.SERVER, 7_003);

    private static final LocalDate LAST = LocalDate.of(2027, 3, 31);

    private final CloseDesk desk;
    private final CloseStory story;
    private final Random random;
    private final Investment contract;
    private final AboutRebateRun claim;
    private final FeeRunId fee;
    private final Map<String, Runnable> events = new TreeMap<>();
    private final List<DecideDeal> rebates = new ArrayList<>();
    private final List<PaymentId> paid = new ArrayList<>();
    private @Nullable BatchDetail sent;
    private long ticket;
    private long feeDeal;
    private int minute;
    private int bank;
    private BigDecimal balance = new BigDecimal("10450.00");

    RandomLife(CloseDesk desk, Random random) {
        this.desk = desk;
        this.random = random;
        story = new CloseStory(desk);
        desk.account(CORE.login(), AccountPurpose.TRADING, "10000.00");
        desk.account(SEPARATION.login(), AccountPurpose.SEPARATION, "0");
        desk.account(REBATES.login(), AccountPurpose.REBATE, "0");
        contract = desk.started("10000.00");
        story.wallets();
        desk.at("2027-03-01");
        desk.read(CORE, "2027-02-28T23:55:00Z", "10450.00");
        claim = claimed();
        story.mandate("2027-02-01");
        desk.ask(FeeCalls.SNAPSHOT, new AboutMonth("2027-02"));
        fee = story.postedFee("2027-02");
        desk.at("2027-03-31");
        desk.server.rollDay();
        desk.approve(
                desk.ask(
                        RedemptionCalls.REQUEST,
                        new RequestRedemption(
                                contract.id(),
                                List.of(PayoutRef.interest(1)),
                                "Asked for by letter")));
        desk.approve(
                desk.ask(
                        AgentCalls.APPROVE, new ApproveCommissions(desk.berta.id(), desk.today())));
        sent = story.sentBatch(story.payable());
        desk.at("2027-04-01");
        desk.server.rollDay();
        read();
        desk.read(SEPARATION, "2027-03-31T00:00:50Z", "0");
        events();
    }

    private AboutRebateRun claimed() {
        var broker = new CloseRebates(desk);
        broker.agreed("5.05");
        broker.closed(CORE, 501, "2027-02-05", "2.35");
        var run =
                new AboutRebateRun(
                        desk.ask(RebateCalls.PREPARE, new PrepareRebates("2027-02", "Broker"))
                                .id());
        desk.approve(desk.ask(RebateCalls.APPROVE, run));
        desk.ask(RebateCalls.POST, run);
        return run;
    }

    private void events() {
        events.put("a client deposits", () -> desk.deposit(sum()));
        events.put("the account is given capital", () -> cash(CORE, sum(), "DEPOSIT-7"));
        events.put("capital goes back", () -> cash(CORE, "-" + sum(), "WITHDRAWAL"));
        events.put("the broker takes a fee", () -> cash(CORE, "-" + cents(), "FEE platform"));
        events.put("the account earns interest", () -> cash(CORE, cents(), "INTEREST"));
        events.put("separation earns interest", () -> cash(SEPARATION, cents(), "INTEREST"));
        events.put("profit goes to separation", () -> moves(CORE, SEPARATION));
        events.put("profit returns", () -> moves(SEPARATION, CORE));
        events.put("rebates move on", () -> moves(REBATES, CORE));
        events.put("a rebate comes to its account", () -> rebate(REBATES));
        events.put("a rebate comes to the account", () -> rebate(CORE));
        events.put("a credit is recorded", this::recorded);
        events.put("a rebate was something else", this::reclassified);
        events.put("the manager takes the fee, or did not", this::fee);
        events.put("the account is read", this::read);
        events.put("payments are confirmed", this::pay);
        events.put("a payment comes back", this::comesBack);
    }

    /// Everything that can happen, in the order of this life.
    List<String> order() {
        var names = new ArrayList<>(events.keySet());
        Collections.shuffle(names, random);
        return names;
    }

    void happens(String name) {
        minute += 3;
        Objects.requireNonNull(events.get(name)).run();
    }

    private String sum() {
        return BigDecimal.valueOf(10_000 + random.nextInt(80_000), 2).toPlainString();
    }

    private String cents() {
        return BigDecimal.valueOf(1 + random.nextInt(5_000), 2).toPlainString();
    }

    private String at(int second) {
        return String.format(
                Locale.ROOT, "2027-03-31T%02d:%02d:%02d", minute / 60, minute % 60, second);
    }

    private void cash(AccountKey account, String net, String comment) {
        desk.cash(account, ++ticket, at(10), net, comment);
        if (account.equals(CORE)) {
            balance = balance.add(new BigDecimal(net));
        }
        desk.write(
                unit -> {
                    desk.server
                            .features()
                            .deals()
                            .conclude(unit, Actor.SYSTEM, desk.registered(account));
                    return true;
                });
    }

    /// One time in four the other end is not imported.
    private void moves(AccountKey from, AccountKey to) {
        String sum = sum();
        cash(from, "-" + sum, "TRANSFER TO " + to.login());
        if (random.nextInt(4) > 0) {
            cash(to, sum, "TRANSFER FROM " + from.login());
        }
    }

    private void rebate(AccountKey account) {
        cash(account, random.nextBoolean() ? "11.87" : cents(), "REBATE of February");
        rebates.add(decided(account, ticket, CashCategory.BONUS, null));
    }

    /// What came from the broker and nobody recorded.
    Money unrecorded() {
        return desk.ask(RebateCalls.CREDITS, claim).credits().stream()
                .map(RebateCredit::came)
                .reduce(usd("0"), Money::plus);
    }

    private void recorded() {
        List<RebateCredit> credits = desk.ask(RebateCalls.CREDITS, claim).credits();
        if (!credits.isEmpty()) {
            RebateCredit credit = credits.get(random.nextInt(credits.size()));
            desk.approve(
                    desk.ask(RebateCalls.RECEIVE, new RecordReceipt(claim.id(), credit.receipt())));
        }
    }

    private void reclassified() {
        if (!rebates.isEmpty()) {
            desk.ask(Mt5Calls.DECIDE_DEAL, rebates.remove(random.nextInt(rebates.size())));
        }
    }

    private static DecideDeal decided(
            AccountKey account, long ticket, CashCategory category, @Nullable String feeRun) {
        return new DecideDeal(
                account.server(),
                account.login(),
                ticket,
                category,
                null,
                "As the broker explained it",
                feeRun);
    }

    private void fee() {
        var run = desk.ask(FeeCalls.RUN, new AboutFeeRun(fee)).run();
        if (run.feeRunState() == FeeRunState.POSTED) {
            cash(CORE, run.fee().negated().amount().toPlainString(), "to the manager");
            feeDeal = ticket;
            var paid =
                    decided(
                            CORE,
                            feeDeal,
                            CashCategory.MANAGER_FEE_PAYMENT,
                            fee.value().toString());
            desk.approve(Objects.requireNonNull(desk.ask(Mt5Calls.DECIDE_DEAL, paid).waits()));
        } else {
            desk.ask(
                    Mt5Calls.DECIDE_DEAL,
                    decided(CORE, feeDeal, CashCategory.EXTERNAL_WITHDRAWAL, null));
        }
    }

    private void read() {
        Money floating =
                usd(BigDecimal.valueOf(random.nextInt(80_000) - 40_000, 2).toPlainString());
        Money held = usd(balance.toPlainString());
        desk.read(
                CORE,
                at(50) + "Z",
                held.amount().toPlainString(),
                held.plus(floating).amount().toPlainString());
    }

    /// What was sent in March was paid on its last day; what came back and is sent again is
    /// April's.
    private void pay() {
        BatchDetail now = sent;
        if (now == null) {
            List<String> items = story.payable();
            now = items.isEmpty() ? null : story.sentBatch(items);
        }
        if (now != null) {
            desk.approve(
                    desk.ask(
                            PaymentCalls.CONFIRM,
                            new ConfirmPayments(
                                    now.batch().id(),
                                    List.of(),
                                    "BANK-" + ++bank,
                                    sent == null ? desk.today() : LAST,
                                    usd("2.00"),
                                    null)));
            now.payments().forEach(payment -> paid.add(payment.id()));
            sent = null;
        }
    }

    private void comesBack() {
        if (!paid.isEmpty()) {
            desk.approve(
                    desk.ask(
                            PaymentCalls.RETURN,
                            new ReturnPayment(
                                    paid.remove(random.nextInt(paid.size())),
                                    "RETURN-" + ++bank,
                                    desk.today(),
                                    "The account is closed",
                                    null)));
        }
    }
}
