import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Says so and fails when another program already listens on the port.
void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return;
    } catch (IOException e) {
        System.err.println(
                "Port " + port + " is already in use. Stop the program that listens there, or choose another port: "
                        + "mvn -Pdemo -Ddemo.port=7071");
        System.exit(1);
    }
}
