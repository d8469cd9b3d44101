package fidus.intake;

import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// Lists that bring in what ran elsewhere. The file is sent to look at it and again to take it, so
/// nothing is kept of a list nobody took.
public final class IntakeCalls {
    public static final Call<ReadClients, ClientPreview> READ_CLIENTS =
            post(
                    "/api/v1/client-lists/previews",
                    ReadClients.class,
                    ClientPreview.class,
                    Permission.PREPARE_CLIENT,
                    UPLOAD,
                    WITHOUT_KEY);

    /// Sent twice it adds nothing the second time, whatever its key.
    public static final Call<TakeClients, ClientsTaken> TAKE_CLIENTS =
            post(
                    "/api/v1/client-lists",
                    TakeClients.class,
                    ClientsTaken.class,
                    Permission.PREPARE_CLIENT,
                    UPLOAD,
                    WITHOUT_KEY);

    public static final Call<ReadContracts, ContractPreview> READ_CONTRACTS =
            post(
                    "/api/v1/contract-lists/previews",
                    ReadContracts.class,
                    ContractPreview.class,
                    Permission.PREPARE_CONTRACT,
                    UPLOAD,
                    WITHOUT_KEY);

    /// Freezes the new contracts of the list; what was taken over before is not among them.
    public static final Call<PrepareContracts, Prepared> PREPARE_CONTRACTS =
            post(
                    "/api/v1/contract-lists",
                    PrepareContracts.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT,
                    UPLOAD,
                    WITHOUT_KEY);

    public static final Call<Nothing, ContractLists> CONTRACT_LISTS =
            get(
                    "/api/v1/contract-lists",
                    Nothing.class,
                    ContractLists.class,
                    Permission.SEE_TRADING);
    public static final Call<FindContractLines, ContractLinePage> CONTRACT_LINES =
            get(
                    "/api/v1/contract-lists/{id}/lines",
                    FindContractLines.class,
                    ContractLinePage.class,
                    Permission.SEE_TRADING);

    private IntakeCalls() {}
}
