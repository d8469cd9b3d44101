package fidus.server.statements;

import fidus.cashflow.PaidRow;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.ReturnedPayout;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.redemptions.RedemptionRequest;
import fidus.server.clients.Clients;
import fidus.server.deals.Deals;
import fidus.server.deals.Readings;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Where the figures of statements come from.
///
/// @param paidDays on which day a row was paid
/// @param returnedDays which payments of a row came back
/// @param settled both for all rows at once
/// @param requests for payouts of a contract
/// @param valuedDays from when the books know what a valuation found
/// @param fees what fee runs posted for a month
/// @param monthAccounts which accounts were active at a month's end
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
        MonthAccounts monthAccounts,
        PartnerSources partners,
        ZoneId businessZone) {
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

    /// The accounts of a month's snapshot; empty while none was taken.
    @FunctionalInterface
    public interface MonthAccounts {
        Optional<Set<AccountKey>> of(Unit unit, YearMonth month);
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
                        zoneName(),
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
        List<FundAccount> trading =
                trading(unit, month).stream()
                        .map(account -> account(unit, month, account))
                        .toList();
        return FundPacks.of(
                new FundPackInput(month, businessZone, trading, fees.of(unit, month), unit.now()));
    }

    /// Whether a month's pack would say anything.
    boolean hasPack(Unit unit, YearMonth month) {
        return !trading(unit, month).isEmpty() || !fees.of(unit, month).isEmpty();
    }

    /// Those of the month's snapshot, whatever became of them since; those in use while there is
    /// none.
    private List<TradingAccount> trading(Unit unit, YearMonth month) {
        Set<AccountKey> taken = monthAccounts.of(unit, month).orElse(null);
        return accounts.all(unit).stream()
                .filter(account -> account.accountPurpose() == AccountPurpose.TRADING)
                .filter(
                        account ->
                                taken == null
                                        ? account.lifecycle() == AccountLifecycle.ACTIVE
                                        : taken.contains(account.key()))
                .toList();
    }

    String zoneName() {
        return businessZone.normalized().equals(java.time.ZoneOffset.UTC)
                ? "UTC"
                : businessZone.getId();
    }

    private FundAccount account(Unit unit, YearMonth month, TradingAccount account) {
        var days = new Readings.Days(month.atDay(1), month.atEndOfMonth(), businessZone);
        return new FundAccount(
                account.key(),
                account.label(),
                account.fundCode(),
                deals.readings().lastOfDays(unit, account.key(), days),
                new AllocationLedger(
                        account.key(),
                        account.currency(),
                        accounts.allocations(unit, account.key())),
                deals.classified(unit, account.key()));
    }
}
