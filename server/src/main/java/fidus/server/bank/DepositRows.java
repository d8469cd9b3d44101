package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletKind;
import fidus.server.audit.Beforehand;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of statements that stand behind a deposit, for the person who confirms it: those it
/// names as its evidence, else those that are free, bring its sum and say its reference.
final class DepositRows {
    private static final int MOST = 1_000;

    private final BankStatements.Ground ground;
    private final HeldRows held;
    private final BankStore rows = new BankStore();
    private final Beforehand<Sought, List<BankStore.StoredRow>> read;

    /// What is sought in a week of rows, which is done beforehand.
    private record Sought(HouseAccountId account, Money sum, LocalDate day, String reference) {}

    DepositRows(BankStatements.Ground ground, HeldRows held) {
        this.ground = ground;
        this.held = held;
        this.read = new Beforehand<>(ground.audit(), MOST);
    }

    Heed heed(BiConsumer<Unit, Deposit> refuse, BiConsumer<Unit, Deposit> confirmed) {
        return new Heed(refuse, confirmed, this::shown);
    }

    /// The rows in whole, or that there is none and where it was looked for.
    private List<Shown> shown(Unit unit, Deposit deposit) {
        if (deposit.depositMethod() != DepositMethod.FIAT) {
            return none("it is a transfer to a wallet");
        }
        var named = new EvidenceRows(ground, rows);
        List<Shown> given = named.sheet(unit, deposit.paidInto(), deposit.evidence());
        HouseAccount account = given.isEmpty() ? account(unit, deposit).orElse(null) : null;
        if (!given.isEmpty()) {
            return given;
        }
        return account == null
                ? none("no statements are taken in for " + deposit.paidInto())
                : saying(unit, account, deposit);
    }

    private List<Shown> saying(Unit unit, HouseAccount account, Deposit deposit) {
        var sought =
                new Sought(
                        account.id(), deposit.deposited(), deposit.valueDate(), deposit.evidence());
        List<BankStore.StoredRow> saying = read.now(unit, sought, () -> saying(unit, sought));
        List<LocalDate> days = Arrivals.daysOfRows(deposit.valueDate());
        List<BankStore.StoredRow> free = free(unit, account, saying);
        return free.isEmpty()
                ? none(
                        "no row of %s from %s to %s that is free brings %s and says %s"
                                .formatted(
                                        account.name(),
                                        days.getFirst(),
                                        days.getLast(),
                                        deposit.deposited(),
                                        deposit.evidence()))
                : RowSheet.of(unit, free);
    }

    private static List<BankStore.StoredRow> saying(Unit unit, Sought sought) {
        List<LocalDate> days = Arrivals.daysOfRows(sought.day);
        return new RowSourceStore()
                .bringing(unit, sought.account, days, sought.sum).stream()
                        .flatMap(row -> Stream.concat(Stream.of(row), Parts.of(row).stream()))
                        .filter(row -> row.money().equals(sought.sum))
                        .filter(row -> Words.holds(Words.of(row.row()), sought.reference))
                        .distinct()
                        .toList();
    }

    /// Those of which no booking and no match has anything already: neither the row, nor the whole
    /// that it is a part of, nor a part of it.
    private List<BankStore.StoredRow> free(
            Unit unit, HouseAccount account, List<BankStore.StoredRow> saying) {
        if (saying.isEmpty()) {
            return saying;
        }
        Set<String> ids = saying.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        saying.forEach(row -> ids.add(RowNames.whole(row.id())));
        saying.forEach(row -> Parts.of(row).forEach(part -> ids.add(part.id())));
        Set<String> used = new HashSet<>(held.booked(unit, ids));
        var asked = new Matching.Rows(account, Set.of(), ids);
        used.addAll(ground.matching().among().apply(unit, asked).statement().keySet());
        ids.stream().filter(id -> held.isDeposited(unit, id)).forEach(used::add);
        return saying.stream()
                .filter(row -> !used.contains(row.id()))
                .filter(row -> !used.contains(RowNames.whole(row.id())))
                .filter(row -> Parts.of(row).stream().noneMatch(it -> used.contains(it.id())))
                .toList();
    }

    private Optional<HouseAccount> account(Unit unit, Deposit deposit) {
        return ground.payments().wallets().houseAccounts().all(unit).stream()
                .filter(account -> account.walletKind() == WalletKind.FIAT)
                .filter(account -> account.name().equals(deposit.paidInto()))
                .findFirst();
    }

    private static List<Shown> none(String why) {
        return List.of(new Shown(Heed.BANK_ROW, Heed.NONE + ": " + why + "."));
    }
}
