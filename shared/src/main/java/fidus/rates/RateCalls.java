package fidus.rates;

import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;

public final class RateCalls {
    public static final Call<FindRates, RateList> FIND =
            get("/api/v1/rates", FindRates.class, RateList.class, Permission.SEE_SETTINGS);
    public static final Call<PrepareRates, Prepared> PREPARE =
            post("/api/v1/rates", PrepareRates.class, Prepared.class, Permission.PREPARE_SETTING);
    public static final Call<ReadRateFile, RateFilePreview> READ_FILE =
            post(
                    "/api/v1/rate-files/previews",
                    ReadRateFile.class,
                    RateFilePreview.class,
                    Permission.PREPARE_SETTING,
                    UPLOAD,
                    WITHOUT_KEY);
    public static final Call<PrepareRateFile, Prepared> PREPARE_FILE =
            post(
                    "/api/v1/rate-files",
                    PrepareRateFile.class,
                    Prepared.class,
                    Permission.PREPARE_SETTING,
                    UPLOAD,
                    WITHOUT_KEY);
    public static final Call<AboutRevaluation, RevaluationMonth> MONTH =
            get(
                    "/api/v1/revaluations/{period}",
                    AboutRevaluation.class,
                    RevaluationMonth.class,
                    Permission.SEE_LEDGER);
    public static final Call<AboutRevaluation, Prepared> REVALUE =
            post(
                    "/api/v1/revaluations",
                    AboutRevaluation.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);
    public static final Call<ReverseRevaluation, Prepared> REVERSE =
            post(
                    "/api/v1/revaluations/{id}/reversal",
                    ReverseRevaluation.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);

    private RateCalls() {}
}
