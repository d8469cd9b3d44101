package fidus.server.statements;

import fidus.cashflow.PaidRow;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.fees.runs.MonthSnapshot;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.ReturnedPayout;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.redemptions.RedemptionRequest;
import fidus.server.clients.Clients;
import fidus.server.deals.Deals;
import fidus.server.deposits.Deposits;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.statements.ClientStatement;
import fidus.statements.ClientStatements;
import fidus.statements.FeeLine;
import fidus.statements.FundAccount;
import fidus.statements.FundPack;
import fidus.statements.FundPackInput;
import fidus.statements.FundPacks;
import fidus.statements.StatementInput;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where the figures of statements come from.
///
/// @param paidDays on which day a row was paid
/// @param returnedDays which payments of a row came back
/// @param settled both for all rows at once
/// @param requests for payouts of a contract
/// @param valuedDays from when the books know what a valuation found
/// @param fees what fee runs posted for a month
/// @param snapshots what the accounts had at a month's end
/// @param partners what agents and companies earn
public record StatementSources(
        Clients clients,
        ContractBooks books,
        Deposits deposits,
        Ledger ledger,
        Accounts accounts,
        Deals deals,
        PaidDays paidDays,
        ReturnedDays returnedDays,
        Function<Unit, Settled> settled,
        Requests requests,
        ValuedDays valuedDays,
        Fees fees,
        Snapshots snapshots,
        PartnerSources partners) {
    /// The day on which a PAID row was paid; empty when no payment says it.
    @FunctionalInterface
    public interface PaidDays {
        Optional<LocalDate> paidOn(Unit unit, InvestmentId contract, PayoutRef row);
    }

    /// Payments of a row that came back.
    @FunctionalInterface
    public interface ReturnedDays {
        List<ReturnedPayout> of(Unit unit, InvestmentId contract, PayoutRef row);
    }

    /// Everything that was ever requested of a contract.
    @FunctionalInterface
    public interface Requests {
        List<RedemptionRequest> of(Unit unit, InvestmentId contract);
    }

    /// When the rows of all contracts were paid and came back, read at once.
    public record Settled(
            Map<PaidRow, LocalDate> paid, Map<PaidRow, List<ReturnedPayout>> returned) {
        /// Whether a row left, or came back, on a day or later.
        boolean isMovedFrom(LocalDate day, InvestmentId contract, PayoutRef row) {
            var key = new PaidRow(contract, row, false);
            LocalDate left = paid.get(key);
            return (left != null && !left.isBefore(day))
                    || returned.getOrDefault(key, List.of()).stream()
                            .anyMatch(back -> !back.returnedOn().isBefore(day));
        }
    }

    /// The day from which what a valuation found of a row counts in the books.
    @FunctionalInterface
    public interface ValuedDays {
        Optional<LocalDate> countsOn(Unit unit, InvestmentId contract, PayoutRef row);
    }

    /// The fees of a month from posted runs; empty when there are none.
    @FunctionalInterface
    public interface Fees {
        List<FeeLine> of(Unit unit, YearMonth month);
    }

    /// The last snapshot of a month; empty while none was taken.
    @FunctionalInterface
    public interface Snapshots {
        Optional<MonthSnapshot> of(Unit unit, YearMonth month);
    }

    /// How many contracts of each client the month's statements tell of.
    Map<ClientId, Integer> contracts(Unit unit, YearMonth month) {
        return new ToldContracts(books, settled).of(unit, month);
    }

    ClientStatement statement(Unit unit, YearMonth month, Client client) {
        List<ContractBook> contracts = books.ofClient(unit, client.id());
        List<RedemptionRequest> redemptions =
                contracts.stream().flatMap(one -> requests.of(unit, one.id()).stream()).toList();
        return ClientStatements.of(
                new StatementInput(
                        client.id(),
                        client.name(),
                        month,
                        unit.days(),
                        contracts,
                        deposits.counted(unit, client.id()),
                        redemptions,
                        paid(unit),
                        (contract, row) -> valuedDays.countsOn(unit, contract, row)));
    }

    private StatementInput.PaidDays paid(Unit unit) {
        return new StatementInput.PaidDays() {
            @Override
            public Optional<LocalDate> paidOn(InvestmentId contract, PayoutRef row) {
                return paidDays.paidOn(unit, contract, row);
            }

            @Override
            public List<ReturnedPayout> returned(InvestmentId contract, PayoutRef row) {
                return returnedDays.of(unit, contract, row);
            }
        };
    }

    FundPack pack(Unit unit, YearMonth month) {
        var packed = new PackedAccounts(this, unit, month);
        List<FundAccount> trading = trading(unit, month).stream().map(packed::account).toList();
        return FundPacks.of(
                new FundPackInput(
                        month, zoneName(unit, month), trading, fees.of(unit, month), unit.now()));
    }

    /// Whether a month's pack would say anything.
    boolean hasPack(Unit unit, YearMonth month) {
        return !trading(unit, month).isEmpty() || !fees.of(unit, month).isEmpty();
    }

    /// Those of the month's snapshot, whatever became of them since; those in use while there is
    /// none.
    private List<TradingAccount> trading(Unit unit, YearMonth month) {
        MonthSnapshot taken = snapshots.of(unit, month).orElse(null);
        return accounts.all(unit).stream()
                .filter(account -> account.accountPurpose() == AccountPurpose.TRADING)
                .filter(
                        account ->
                                taken == null
                                        ? account.lifecycle() == AccountLifecycle.ACTIVE
                                        : taken.account(account.key()).isPresent())
                .toList();
    }

    /// Whose midnight the month ended with.
    static String zoneName(Unit unit, YearMonth month) {
        return unit.days().zoneName(month.atEndOfMonth());
    }
}
