/// The MongoDB wire protocol on a loopback socket: messages, connections, and the login.
@NullMarked
package fidus.server.embedded.wire;

import org.jspecify.annotations.NullMarked;
