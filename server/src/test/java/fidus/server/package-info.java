/// What every test of the server is run on.
@NullMarked
package fidus.server;

import org.jspecify.annotations.NullMarked;
