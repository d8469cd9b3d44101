/// Tests of approvals of many earnings at once.
@NullMarked
package fidus.server.agents;

import org.jspecify.annotations.NullMarked;
