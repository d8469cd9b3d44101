package fidus.cashflow;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// What is due, whether it is covered, and the cash it begins with.
public final class CashflowCalls {
    public static final Call<FindCashFlow, CashFlow> CALENDAR =
            get("/api/v1/cash-flow", FindCashFlow.class, CashFlow.class, Permission.SEE_TRADING);
    public static final Call<FindMonth, MonthLines> MONTH =
            get(
                    "/api/v1/cash-flow/months/{month}",
                    FindMonth.class,
                    MonthLines.class,
                    Permission.SEE_TRADING);
    public static final Call<Nothing, CoverageReport> COVERAGE =
            get("/api/v1/coverage", Nothing.class, CoverageReport.class, Permission.SEE_TRADING);
    public static final Call<Nothing, PaceReport> PACE =
            get("/api/v1/pace", Nothing.class, PaceReport.class, Permission.SEE_TRADING);

    /// Equity, revenue, obligations and what is left, each with what it is the sum of.
    public static final Call<Nothing, FundPage> FUND_PAGE =
            get("/api/v1/fund-page", Nothing.class, FundPage.class, Permission.SEE_TRADING);

    public static final Call<Nothing, CashList> CASH =
            get("/api/v1/unallocated-cash", Nothing.class, CashList.class, Permission.SEE_TRADING);

    /// Prepares a balance for another person's approval.
    public static final Call<RecordCash, Prepared> RECORD_CASH =
            post(
                    "/api/v1/unallocated-cash",
                    RecordCash.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    private CashflowCalls() {}
}
