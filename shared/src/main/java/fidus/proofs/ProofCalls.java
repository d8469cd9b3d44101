package fidus.proofs;

import static fidus.contract.Call.get;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.fees.shares.AboutShareRun;
import fidus.rebates.AboutRebateRun;

/// Lines with what they were computed from, of what is no manager's fee.
public final class ProofCalls {
    public static final Call<AboutMonthLines, ProofFile> COMMISSIONS =
            get(
                    "/api/v1/proofs/commissions",
                    AboutMonthLines.class,
                    ProofFile.class,
                    Permission.SEE_MOVEMENTS);
    public static final Call<AboutMonthLines, ProofFile> POOLS =
            get(
                    "/api/v1/proofs/franchise-pools",
                    AboutMonthLines.class,
                    ProofFile.class,
                    Permission.SEE_MOVEMENTS);
    public static final Call<AboutRebateRun, ProofFile> REBATES =
            get(
                    "/api/v1/proofs/rebates/{id}",
                    AboutRebateRun.class,
                    ProofFile.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutShareRun, ProofFile> SHARES =
            get(
                    "/api/v1/proofs/shares/{id}",
                    AboutShareRun.class,
                    ProofFile.class,
                    Permission.SEE_TRADING);

    /// The script that computes such files again.
    public static final Call<AboutProofScript, ProofScriptFile> SCRIPT =
            get(
                    "/api/v1/proofs/scripts/{script}",
                    AboutProofScript.class,
                    ProofScriptFile.class,
                    Permission.SEE_TRADING);

    private ProofCalls() {}
}
