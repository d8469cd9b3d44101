package fidus.server.payments;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.ledger.JournalEntry;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.Booking;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.Payable;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.server.RunningServer;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A running server that pays, people who work on it, and a feature that owes.
final class PayDesk implements AutoCloseable {
    static final String ADA = "client/" + UUID.nameUUIDFromBytes(new byte[] {1});
    static final String BERT = "client/" + UUID.nameUUIDFromBytes(new byte[] {2});
    static final String AGNES = "agent/" + UUID.nameUUIDFromBytes(new byte[] {3});

    final Set<String> onHold = ConcurrentHashMap.newKeySet();
    final Owing payouts = new Owing();
    final Owing commissions = new Owing();
    private final RunningServer server;
    private final List<Ledger> ledgers = new ArrayList<>();

    /// Hand-made payables: what is open, and what it was told.
    static final class Owing implements Payables {
        final List<Payable> open = new ArrayList<>();
        final List<String> told = new ArrayList<>();

        @Override
        public List<Payable> open(Unit unit) {
            return List.copyOf(open);
        }

        @Override
        public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {
            open.removeAll(items);
            items.forEach(item -> told.add("paid " + item.item()));
        }

        @Override
        public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {
            open.addAll(items);
            items.forEach(item -> told.add("reversed " + item.item()));
        }
    }

    PayDesk() {
        server =
                RunningServer.start(
                        migrations -> {
                            Ledger.shape(migrations);
                            Payments.shape(migrations);
                        },
                        (parts, routes) -> {
                            var ledger = new Ledger(parts.audit());
                            var payments =
                                    new Payments(
                                            parts.audit(),
                                            parts.approvals(),
                                            ledger,
                                            new Payments.Parties(
                                                    (unit, party) -> true,
                                                    (unit, party) -> onHold.contains(party),
                                                    unit -> Duration.ofHours(24)));
                            payments.source("payout", payouts);
                            payments.source("commission", commissions);
                            payments.routes(routes);
                            ledgers.add(ledger);
                        });
    }

    String operator() {
        return server.token(Role.OPERATOR);
    }

    String approver() {
        return server.token(Role.APPROVER);
    }

    String both() {
        return server.token(Role.OPERATOR, Role.APPROVER);
    }

    RunningServer server() {
        return server;
    }

    <Q, A> A ask(Call<Q, A> call, Q question) {
        return ask(call, question, operator());
    }

    <Q, A> A ask(Call<Q, A> call, Q question, String token) {
        return server.call(call, question, token);
    }

    Prepared approve(Prepared prepared) {
        return decide(prepared, approver());
    }

    Prepared decide(Prepared prepared, String token) {
        return ask(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    void withdraw(Prepared prepared, String token) {
        ask(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.WITHDRAW, prepared.digest(), ""),
                token);
    }

    /// What waits for a decision about this subject.
    Prepared waiting(String subject) {
        return ask(ApprovalCalls.FIND, new FindPrepared(subject, true)).prepared().getFirst();
    }

    /// A wallet that was verified and may be paid.
    PayoutWallet wallet(String party, String name, String iban) {
        PayoutWallet wallet = fresh(party, name, iban);
        pass(Duration.ofHours(24));
        return wallet;
    }

    /// A wallet that was just verified.
    PayoutWallet fresh(String party, String name, String iban) {
        return verified(
                ask(
                        WalletCalls.ADD,
                        new AddWallet(
                                party,
                                name,
                                "Giro " + iban.substring(iban.length() - 4),
                                Currency.EUR,
                                details(name, iban),
                                null,
                                false)));
    }

    /// A wallet on a chain, in dollars.
    PayoutWallet chain(String party, String name) {
        PayoutWallet wallet =
                verified(
                        ask(
                                WalletCalls.ADD,
                                new AddWallet(
                                        party,
                                        name,
                                        "Tron",
                                        Currency.USD,
                                        null,
                                        new ChainAddress(
                                                Network.TRC20,
                                                "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
                                        false)));
        pass(Duration.ofHours(24));
        return wallet;
    }

    private PayoutWallet verified(PayoutWallet added) {
        approve(waiting(Wallets.subject(added.id())));
        return ask(WalletCalls.LIST, new fidus.payments.wallets.FindWallets(added.party()))
                .wallets()
                .stream()
                .filter(wallet -> wallet.id().equals(added.id()))
                .findFirst()
                .orElseThrow();
    }

    HouseAccountId house() {
        return house(
                new AddHouseAccount(
                        "Main account",
                        details("Fidus Fund GmbH", "DE87200500001234567890"),
                        null,
                        Currency.EUR));
    }

    HouseAccountId house(AddHouseAccount add) {
        approve(ask(WalletCalls.ADD_HOUSE_ACCOUNT, add));
        return ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().stream()
                .filter(account -> account.name().equals(add.name()))
                .map(HouseAccount::id)
                .findFirst()
                .orElseThrow();
    }

    static BankDetails details(String holder, String iban) {
        return new BankDetails("First Bank", holder, iban, null, null, null, "DE");
    }

    Payable owe(String party, String name, String item, String amount) {
        Payable payable =
                new Payable(
                        "payout/" + item,
                        party,
                        name,
                        Money.of(amount, "EUR"),
                        LocalDate.of(2026, 11, 20),
                        "Interest " + item,
                        new Booking("E12", "2220", Map.of("client", party)));
        payouts.open.add(payable);
        return payable;
    }

    CreateBatch batch(HouseAccountId house, String... items) {
        return new CreateBatch(house, Arrays.asList(items), today(), ChargeBearer.SHARED);
    }

    LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
    }

    List<PayableRow> rows() {
        return ask(PaymentCalls.PAYABLES, new Nothing()).rows();
    }

    void pass(Duration time) {
        server.clock().advance(time);
    }

    List<JournalEntry> journal() {
        var entries = new ArrayList<JournalEntry>();
        var _ =
                server.parts()
                        .mongo()
                        .read(
                                unit -> {
                                    ledgers.getFirst().each(unit, entries::add);
                                    return true;
                                });
        return entries;
    }

    @Override
    public void close() {
        server.close();
    }
}
