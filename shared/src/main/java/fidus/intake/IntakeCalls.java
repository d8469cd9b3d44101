package fidus.intake;

import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;

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

    private IntakeCalls() {}
}
