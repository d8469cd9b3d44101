package fidus.server.approvals;

import static fidus.auth.Permission.CLOSE_MONTH;
import static fidus.auth.Permission.IMPORT_REPORTS;
import static fidus.auth.Permission.PREPARE_ACCOUNT;
import static fidus.auth.Permission.PREPARE_BREAK;
import static fidus.auth.Permission.PREPARE_COMMISSION;
import static fidus.auth.Permission.PREPARE_CONTRACT;
import static fidus.auth.Permission.PREPARE_ENTRY;
import static fidus.auth.Permission.PREPARE_FEE_RUN;
import static fidus.auth.Permission.PREPARE_OPENING;
import static fidus.auth.Permission.PREPARE_PAYMENT;
import static fidus.auth.Permission.PREPARE_PERMIT;
import static fidus.auth.Permission.PREPARE_PROFILE;
import static fidus.auth.Permission.PREPARE_SETTING;
import static fidus.auth.Permission.PREPARE_TERMS;
import static fidus.auth.Permission.PREPARE_USER;
import static fidus.auth.Permission.PREPARE_WALLET;
import static fidus.auth.Permission.RECONCILE;
import static fidus.auth.Permission.REOPEN_MONTH;
import static fidus.auth.Permission.REQUEST_REDEMPTION;
import static fidus.auth.Permission.REVIEW_DEALS;
import static fidus.auth.Permission.SEE_CONTRACTS;
import static fidus.auth.Permission.SEE_LEDGER;
import static fidus.auth.Permission.SEE_PAYMENTS;
import static fidus.auth.Permission.SEE_SETTINGS;
import static fidus.auth.Permission.SEE_TRADING;
import static fidus.auth.Permission.SEE_USERS;
import static fidus.auth.Permission.SEE_WALLETS;
import static fidus.auth.Permission.SIGN_OFF;

import fidus.auth.Permission;

import java.util.HashMap;
import java.util.Map;

/// Which permission each kind of command is prepared with, and which one shows it to people who
/// neither prepared nor decide it. A kind that does not stand here is refused when it is made
/// known.
final class Duties {
    static final Map<String, Duty> ALL = all();

    private Duties() {}

    /// @param prepare the permission of the call that prepares it, needed again when it takes
    ///   effect
    /// @param see the permission to read what it is about
    record Duty(Permission prepare, Permission see) {}

    /// @throws IllegalStateException when the kind stands in no line here
    static Duty of(String command) {
        Duty duty = ALL.get(command);
        if (duty == null) {
            throw new IllegalStateException(
                    "Say in Duties who prepares " + command + " and who may see that it waits.");
        }
        return duty;
    }

    private static Map<String, Duty> all() {
        var all = new HashMap<String, Duty>();
        put(all, PREPARE_CONTRACT, SEE_CONTRACTS, "ENTER_CONTRACT");
        put(all, PREPARE_CONTRACT, SEE_TRADING, "START_CONTRACT", "TAKE_OVER_CONTRACT");
        put(all, PREPARE_CONTRACT, SEE_TRADING, "TAKE_OVER_CONTRACTS");
        put(all, PREPARE_CONTRACT, SEE_TRADING, "AMEND_CONTRACT", "CORRECT_START_DATE");
        put(all, PREPARE_CONTRACT, SEE_TRADING, "REDEEM_EARLY", "CHANGE_MAPPING");
        put(all, REQUEST_REDEMPTION, SEE_TRADING, "APPROVE_REDEMPTION", "APPROVE_ALL_REDEMPTIONS");
        put(all, PREPARE_TERMS, SEE_TRADING, "NEW_TERMS", "WITHDRAW_TERMS");
        put(all, PREPARE_PERMIT, SEE_TRADING, "GIVE_PERMIT");
        put(all, PREPARE_COMMISSION, SEE_TRADING, "ASSIGN_AGENT", "APPROVE_COMMISSIONS");
        put(all, PREPARE_COMMISSION, SEE_TRADING, "ASSIGN_AGENTS");
        put(all, PREPARE_COMMISSION, SEE_TRADING, "CORRECT_ASSIGNMENT", "END_ASSIGNMENT");
        put(all, PREPARE_COMMISSION, SEE_TRADING, "CHANGE_AGENT_RATE");
        put(all, PREPARE_COMMISSION, SEE_TRADING, "SELL_THROUGH_FRANCHISE", "APPROVE_POOLS");
        put(all, PREPARE_COMMISSION, SEE_TRADING, "APPROVE_ALL_COMMISSIONS", "APPROVE_ALL_POOLS");
        put(all, PREPARE_ACCOUNT, SEE_TRADING, "REGISTER_ACCOUNT", "CHANGE_ACCOUNT");
        put(all, PREPARE_ACCOUNT, SEE_TRADING, "RELEASE_ACCOUNT");
        put(all, REVIEW_DEALS, SEE_TRADING, "OVERRIDE_DEAL");
        fees(all);
        money(all);
        comparing(all);
        put(all, PREPARE_SETTING, SEE_SETTINGS, "CHANGE_SETTING", "APPROVE_RATES");
        put(all, PREPARE_USER, SEE_USERS, "ADD_PERSON", "CHANGE_PERSON", "RESET_PASSWORD");
        return Map.copyOf(all);
    }

    private static void fees(Map<String, Duty> all) {
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "ADD_MANDATE", "CHANGE_MANDATE");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "APPROVE_FEE_RUN", "REVERSE_FEE_RUN");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "WITHDRAW_FEE_RUN");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "APPROVE_SHARES", "REVERSE_SHARES");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "AGREE_REBATES", "RECEIVE_REBATES");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "WITHDRAW_REBATES");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "REVERSE_REBATE_RECEIPT");
        put(all, PREPARE_FEE_RUN, SEE_TRADING, "APPROVE_REBATES", "REVERSE_REBATES");
    }

    private static void money(Map<String, Duty> all) {
        put(all, PREPARE_OPENING, SEE_LEDGER, "OPEN_BOOKS");
        put(all, PREPARE_ENTRY, SEE_LEDGER, "MOVE_OPENING", "ENTER_ENTRY", "REVERSE_ENTRY");
        put(all, PREPARE_ENTRY, SEE_LEDGER, "REVALUE", "REVERSE_REVALUATION");
        put(all, PREPARE_ENTRY, SEE_LEDGER, "EXCHANGE_MONEY", "REVERSE_EXCHANGE");
        put(all, PREPARE_PAYMENT, SEE_LEDGER, "REVERSE_DEPOSIT", "RECORD_CASH");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "CONFIRM_DEPOSIT");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "APPROVE_PAYMENT_BATCH", "CONFIRM_PAYMENTS");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "RETURN_PAYMENT", "RECORD_DEPOSITS");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "RETURN_PAYMENTS", "WITHDRAW_PAYMENT_BATCH");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "RECORD_OWED_BACK");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "BOOK_BANK_TRANSIT", "REVERSE_BANK_TRANSIT");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "BOOK_OWN_TRANSFER", "REVERSE_OWN_TRANSFER");
        put(all, IMPORT_REPORTS, SEE_PAYMENTS, "SET_BANK_STATEMENT_ASIDE", "STATE_BANK_BALANCE");
        put(all, IMPORT_REPORTS, SEE_PAYMENTS, "TAKE_BANK_STATEMENT_AGAIN", "EXCUSE_BANK_DAYS");
        put(all, PREPARE_PAYMENT, SEE_PAYMENTS, "ADD_HOUSE_ACCOUNT", "RETIRE_HOUSE_ACCOUNT");
        put(all, PREPARE_WALLET, SEE_WALLETS, "VERIFY_WALLET", "RETIRE_WALLET");
        put(all, PREPARE_WALLET, SEE_WALLETS, "MAKE_WALLET_PRIMARY");
    }

    private static void comparing(Map<String, Duty> all) {
        put(all, RECONCILE, SEE_TRADING, "MANUAL_MATCH", "UNDO_MATCH");
        put(all, RECONCILE, SEE_TRADING, "SEE_FRAUD_SUSPICION");
        put(all, PREPARE_BREAK, SEE_TRADING, "RESOLVE_BREAK", "WRITE_OFF_BREAK");
        put(all, PREPARE_BREAK, SEE_TRADING, "TAKE_PAIR_APART");
        put(all, PREPARE_BREAK, SEE_PAYMENTS, "SET_ROWS_AGAINST", "TAKE_ROWS_APART");
        put(all, PREPARE_BREAK, SEE_TRADING, "END_BREAKS");
        put(all, SIGN_OFF, SEE_TRADING, "SIGN_OFF_RUN", "SIGN_OFF_RUNS");
        put(all, SIGN_OFF, SEE_TRADING, "WITHDRAW_SIGN_OFF");
        put(all, PREPARE_PROFILE, SEE_TRADING, "PUT_PROFILE_IN_FORCE", "ASSIGN_PROFILE");
        put(all, PREPARE_PROFILE, SEE_TRADING, "SET_WRITE_OFF_LIMIT");
        put(all, CLOSE_MONTH, SEE_TRADING, "ATTEST_BALANCE", "RECORD_MONTH_START", "LOCK_MONTH");
        put(all, REOPEN_MONTH, SEE_TRADING, "REOPEN_MONTH");
    }

    private static void put(
            Map<String, Duty> all, Permission prepare, Permission see, String... commands) {
        for (String command : commands) {
            if (all.put(command, new Duty(prepare, see)) != null) {
                throw new IllegalStateException("Twice: " + command);
            }
        }
    }
}
