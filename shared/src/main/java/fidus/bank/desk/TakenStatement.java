package fidus.bank.desk;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFormat;
import fidus.contract.Confidential;
import fidus.money.Currency;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// A stored statement, kept as it was read.
///
/// @param number counts up over all accounts, for people; part of its rows' ids
/// @param bankAccount the account's name in the journal
/// @param printedNumber the bank's own number, empty when it has none
/// @param from first day it speaks of, widened to its rows
/// @param to last day it speaks of, widened to its rows
/// @param fresh rows that count
/// @param stated the balance that two persons stated where the file gives none; absent where nobody
///   did
/// @param unread what of it could not be read; absent where there was nothing, and where it was
///   taken in before that was kept
public record TakenStatement(
        BankStatementId id,
        long number,
        HouseAccountId houseAccountId,
        String bankAccount,
        BankFileId fileId,
        String fileName,
        String sha256,
        BankFormat format,
        String statementId,
        String printedNumber,
        @Confidential String printedAccount,
        Currency currency,
        LocalDate from,
        LocalDate to,
        @Nullable BankBalance opening,
        @Nullable BankBalance closing,
        List<BankBalance> balances,
        List<BankCheck> checks,
        long rows,
        long fresh,
        long repeated,
        long notBooked,
        String takenByName,
        Instant takenAt,
        @Nullable StatedBalance stated,
        long version,
        @Nullable UnreadRows unread) {
    /// With the balance that persons stated for the end of its last day.
    public TakenStatement with(StatedBalance said) {
        return new TakenStatement(
                id,
                number,
                houseAccountId,
                bankAccount,
                fileId,
                fileName,
                sha256,
                format,
                statementId,
                printedNumber,
                printedAccount,
                currency,
                from,
                to,
                opening,
                closing,
                balances,
                checks,
                rows,
                fresh,
                repeated,
                notBooked,
                takenByName,
                takenAt,
                said,
                version + 1,
                unread);
    }

    /// With as many rows that count and that are repeated, as there are now.
    public TakenStatement counting(long count, long again) {
        return new TakenStatement(
                id,
                number,
                houseAccountId,
                bankAccount,
                fileId,
                fileName,
                sha256,
                format,
                statementId,
                printedNumber,
                printedAccount,
                currency,
                from,
                to,
                opening,
                closing,
                balances,
                checks,
                rows,
                count,
                again,
                notBooked,
                takenByName,
                takenAt,
                stated,
                version,
                unread);
    }

    /// Whether its file gives no balance that its rows lie at: only persons can state one.
    public boolean givesNoBalance() {
        return opening == null && BankBalance.ofRows(closing, to, checks) == null;
    }

    /// Whether its balances are in another currency than its account: taken in when a file that
    /// says none was read in none. It is read again before anything is compared with it.
    public boolean saysNoCurrency() {
        return isForeign(opening) || isForeign(closing);
    }

    private boolean isForeign(@Nullable BankBalance balance) {
        return balance != null && !balance.money().currency().equals(currency);
    }

    /// Whether its rows do not lead from its opening balance to its closing one.
    public boolean tears() {
        return checks.stream().anyMatch(check -> check.ofBalances() && !check.ties());
    }

    /// Whether it says all days of another one again, taken in before it, and leads to the closing
    /// balance that the other did not lead to.
    public boolean completes(TakenStatement part) {
        boolean proved = checks.stream().anyMatch(BankCheck::ofBalances) && !tears();
        boolean read = checks.stream().allMatch(check -> check.ties() || !check.ofReading());
        BankBalance said = part.closing;
        boolean other =
                closing != null
                        && said != null
                        && Objects.equals(closing.on(), said.on())
                        && !closing.money().equals(said.money());
        return number > part.number
                && !from.isAfter(part.from)
                && !to.isBefore(part.to)
                && proved
                && read
                && !other;
    }

    /// Whether its days were said again, whole: its rows and balances do not fit each other, so no
    /// balance of a day is taken from it any more.
    public boolean isMadeGood(Collection<TakenStatement> all) {
        return tears() && all.stream().anyMatch(other -> other.completes(this));
    }

    /// The closing balance where it is the one its rows end at, else the one that was stated.
    public @Nullable BankBalance closingOfRows() {
        BankBalance printed = BankBalance.ofRows(closing, to, checks);
        return printed != null || stated == null ? printed : stated.balance();
    }

    /// The day it begins after or on by its opening balance, whatever days its rows are valued;
    /// else the first day it speaks of.
    public LocalDate begins() {
        return opening == null || opening.on() == null ? from : opening.on();
    }

    /// The day it ends by its closing balance, else the last day it speaks of.
    public LocalDate ends() {
        BankBalance end = closingOfRows();
        return end == null || end.on() == null ? to : end.on();
    }

    /// The last day it tells whole: rows that are valued after its closing balance, or are not
    /// booked yet, widen its days but make it none of them.
    public LocalDate tellsTo() {
        LocalDate closed = closing == null ? null : closing.on();
        return closed == null || to.isBefore(closed) ? to : closed;
    }

    /// For people: the file and the statement's number.
    public String source() {
        return "statement " + number + " (" + fileName + ")";
    }
}
