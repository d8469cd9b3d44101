package fidus.investments.agreements;

import static fidus.contract.Call.Trait.PAPER;
import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.investments.AboutInvestment;

/// The signed agreements of one contract.
public final class AgreementCalls {
    public static final Call<AboutInvestment, AgreementList> LIST =
            get(
                    "/api/v1/investments/{id}/agreements",
                    AboutInvestment.class,
                    AgreementList.class,
                    Permission.SEE_AGREEMENT);
    public static final Call<KeepAgreement, Agreement> KEEP =
            post(
                    "/api/v1/investments/{id}/agreements",
                    KeepAgreement.class,
                    Agreement.class,
                    Permission.KEEP_AGREEMENT,
                    UPLOAD,
                    PAPER);
    public static final Call<GetAgreement, AgreementFile> FILE =
            get(
                    "/api/v1/investments/{id}/agreements/{number}",
                    GetAgreement.class,
                    AgreementFile.class,
                    Permission.SEE_AGREEMENT);

    private AgreementCalls() {}
}
