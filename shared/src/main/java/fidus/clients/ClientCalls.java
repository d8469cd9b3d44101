package fidus.clients;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class ClientCalls {
    public static final Call<Nothing, ClientList> LIST =
            get("/api/v1/clients", Nothing.class, ClientList.class, Permission.SEE_CONTRACTS);

    /// What each of them has here.
    public static final Call<Nothing, ClientSummaries> SUMMARIES =
            get(
                    "/api/v1/client-summaries",
                    Nothing.class,
                    ClientSummaries.class,
                    Permission.SEE_CONTRACTS);

    public static final Call<AddClient, Client> ADD =
            post("/api/v1/clients", AddClient.class, Client.class, Permission.PREPARE_CLIENT);

    /// Nothing is begun for, approved for or paid to a client on hold.
    public static final Call<ChangeClient, Client> HOLD =
            post(
                    "/api/v1/clients/{id}/holds",
                    ChangeClient.class,
                    Client.class,
                    Permission.SUSPEND);

    /// Back to what the client was before.
    public static final Call<ChangeClient, Client> RESUME =
            post(
                    "/api/v1/clients/{id}/resumptions",
                    ChangeClient.class,
                    Client.class,
                    Permission.SUSPEND);

    private ClientCalls() {}
}
