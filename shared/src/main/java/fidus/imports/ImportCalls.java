package fidus.imports;

import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.Job;

public final class ImportCalls {
    public static final Call<OfferFile, Preview> OFFER =
            post(
                    "/api/v1/imports/previews",
                    OfferFile.class,
                    Preview.class,
                    Permission.IMPORT_REPORTS,
                    UPLOAD,
                    WITHOUT_KEY);
    public static final Call<ConfirmImport, Job> CONFIRM =
            post(
                    "/api/v1/imports/previews/{id}/confirmation",
                    ConfirmImport.class,
                    Job.class,
                    Permission.IMPORT_REPORTS);
    public static final Call<Nothing, ImportList> LIST =
            get("/api/v1/imports", Nothing.class, ImportList.class, Permission.SEE_TRADING);

    private ImportCalls() {}
}
