package fidus.bank.desk;

import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// Bank statements: taking them in, watching that none is missing, and what they propose.
public final class BankCalls {
    public static final Call<OfferBankFile, BankPreview> OFFER =
            post(
                    "/api/v1/bank-files/previews",
                    OfferBankFile.class,
                    BankPreview.class,
                    Permission.IMPORT_REPORTS,
                    UPLOAD,
                    WITHOUT_KEY);
    public static final Call<ReadBankFile, BankPreview> READ =
            post(
                    "/api/v1/bank-files/previews/{id}/reading",
                    ReadBankFile.class,
                    BankPreview.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<ConfirmBankFile, BankFileTaken> CONFIRM =
            post(
                    "/api/v1/bank-files/previews/{id}/confirmation",
                    ConfirmBankFile.class,
                    BankFileTaken.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<Nothing, BankAccounts> ACCOUNTS =
            get(
                    "/api/v1/bank-accounts",
                    Nothing.class,
                    BankAccounts.class,
                    Permission.SEE_PAYMENTS);
    public static final Call<SetBankAccount, BankAccountSetting> SET =
            post(
                    "/api/v1/bank-accounts/{id}/setting",
                    SetBankAccount.class,
                    BankAccountSetting.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<AboutBankAccount, MissingDays> MISSING_DAYS =
            get(
                    "/api/v1/bank-accounts/{id}/missing-days",
                    AboutBankAccount.class,
                    MissingDays.class,
                    Permission.SEE_PAYMENTS);
    public static final Call<ExcuseDays, Prepared> EXCUSE_DAYS =
            post(
                    "/api/v1/bank-accounts/{id}/excused-days",
                    ExcuseDays.class,
                    Prepared.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<ExpectDaysAgain, MissingDays> EXPECT_DAYS_AGAIN =
            post(
                    "/api/v1/bank-accounts/{id}/excused-days/withdrawal",
                    ExpectDaysAgain.class,
                    MissingDays.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<FindBankStatements, StatementCards> STATEMENTS =
            get(
                    "/api/v1/bank-accounts/{id}/statements",
                    FindBankStatements.class,
                    StatementCards.class,
                    Permission.SEE_PAYMENTS);
    public static final Call<AboutBankStatement, StatementRows> ROWS =
            get(
                    "/api/v1/bank-statements/{id}/rows",
                    AboutBankStatement.class,
                    StatementRows.class,
                    Permission.SEE_PAYMENTS);

    /// What setting a statement aside would leave, before anybody is asked for it.
    public static final Call<AboutSettingAside, SettingAsideTold> LOOK_ASIDE =
            get(
                    "/api/v1/bank-statements/{id}/setting-aside",
                    AboutSettingAside.class,
                    SettingAsideTold.class,
                    Permission.SEE_PAYMENTS);

    public static final Call<SetStatementAside, Prepared> SET_ASIDE =
            post(
                    "/api/v1/bank-statements/{id}/setting-aside",
                    SetStatementAside.class,
                    Prepared.class,
                    Permission.IMPORT_REPORTS);

    /// What the bank had at the end of a statement's last day, where its file does not say it.
    public static final Call<StateBankBalance, Prepared> STATE_BALANCE =
            post(
                    "/api/v1/bank-statements/{id}/stated-balance",
                    StateBankBalance.class,
                    Prepared.class,
                    Permission.IMPORT_REPORTS);

    public static final Call<TakeStatementAgain, Prepared> TAKE_AGAIN =
            post(
                    "/api/v1/bank-statements/{id}/reading",
                    TakeStatementAgain.class,
                    Prepared.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<AboutBankAccount, SavedProfiles> PROFILES =
            get(
                    "/api/v1/bank-accounts/{id}/csv-profiles",
                    AboutBankAccount.class,
                    SavedProfiles.class,
                    Permission.SEE_PAYMENTS);
    public static final Call<SaveCsvProfile, SavedProfile> SAVE_PROFILE =
            post(
                    "/api/v1/bank-accounts/{id}/csv-profiles",
                    SaveCsvProfile.class,
                    SavedProfile.class,
                    Permission.IMPORT_REPORTS);

    /// Payments to confirm and deposits to record, as the stored statements show them.
    public static final Call<AboutBankAccount, Proposals> PROPOSALS =
            get(
                    "/api/v1/bank-accounts/{id}/proposals",
                    AboutBankAccount.class,
                    Proposals.class,
                    Permission.SEE_PAYMENTS);

    /// Records and confirms proposed deposits, many by one decision.
    public static final Call<RecordProposed, Prepared> RECORD_PROPOSED =
            post(
                    "/api/v1/bank-accounts/{id}/deposits",
                    RecordProposed.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// Money between the banks and the brokers.
    public static final Call<Nothing, Transits> TRANSITS =
            get("/api/v1/bank-transits", Nothing.class, Transits.class, Permission.SEE_PAYMENTS);

    public static final Call<BookTransit, Prepared> BOOK_TRANSIT =
            post(
                    "/api/v1/bank-transits",
                    BookTransit.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);
    public static final Call<ReverseTransit, Prepared> REVERSE_TRANSIT =
            post(
                    "/api/v1/bank-transits/{id}/reversal",
                    ReverseTransit.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// Money between the bank accounts of the house.
    public static final Call<Nothing, OwnTransfers> OWN_TRANSFERS =
            get(
                    "/api/v1/own-transfers",
                    Nothing.class,
                    OwnTransfers.class,
                    Permission.SEE_PAYMENTS);

    public static final Call<BookOwnTransfer, Prepared> BOOK_OWN_TRANSFER =
            post(
                    "/api/v1/own-transfers",
                    BookOwnTransfer.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);
    public static final Call<ReverseOwnTransfer, Prepared> REVERSE_OWN_TRANSFER =
            post(
                    "/api/v1/own-transfers/{id}/reversal",
                    ReverseOwnTransfer.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    private BankCalls() {}
}
