package io.rapport.command.governance;

import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.governance.ModelCommand.ApproveModel;
import io.rapport.domain.governance.ModelCommand.DeployModel;
import io.rapport.domain.governance.ModelCommand.RejectModel;
import io.rapport.domain.governance.ModelCommand.RetireModel;
import io.rapport.domain.governance.ModelCommand.RollBackModel;
import io.rapport.domain.governance.ModelCommand.ShadowModel;
import io.rapport.domain.governance.ModelCommand.SubmitModel;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.shared.FreeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about a model that ranks content. What the training job records comes in process. */
@RestController
@RequestMapping("/api/v1/models/{id}")
class ModelCommandController {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;

    /** @param justification needed where the bias audit flags a group */
    record ModelApproval(@Nullable FreeText justification) {}

    /** @param sharePercent of HCPs, from 1; 100 lets the model serve in full */
    record ModelDeployment(int sharePercent) {}

    record ModelReason(FreeText reason) {}

    @PostMapping("/submission")
    ResponseEntity<WriteReceipt> submit(@PathVariable ModelId id, WriteRequest write) {
        return change(new SubmitModel(REGISTER, id, write.actor()), write);
    }

    @PostMapping("/approval")
    ResponseEntity<WriteReceipt> approve(
            @PathVariable ModelId id, @RequestBody(required = false) @Nullable ModelApproval body, WriteRequest write) {
        FreeText justification = body == null ? null : body.justification();
        return change(
                new ApproveModel(
                        REGISTER,
                        id,
                        write.actor(),
                        justification,
                        write.context().receivedAt()),
                write);
    }

    @PostMapping("/rejection")
    ResponseEntity<WriteReceipt> reject(@PathVariable ModelId id, @RequestBody ModelReason body, WriteRequest write) {
        return change(new RejectModel(REGISTER, id, write.actor(), body.reason()), write);
    }

    @PostMapping("/shadow")
    ResponseEntity<WriteReceipt> shadow(@PathVariable ModelId id, WriteRequest write) {
        return change(new ShadowModel(REGISTER, id, write.actor()), write);
    }

    @PostMapping("/deployment")
    ResponseEntity<WriteReceipt> deploy(
            @PathVariable ModelId id, @RequestBody ModelDeployment body, WriteRequest write) {
        return change(new DeployModel(REGISTER, id, body.sharePercent(), write.actor()), write);
    }

    @PostMapping("/retirement")
    ResponseEntity<WriteReceipt> retire(@PathVariable ModelId id, @RequestBody ModelReason body, WriteRequest write) {
        return change(new RetireModel(REGISTER, id, write.actor(), body.reason()), write);
    }

    @PostMapping("/rollback")
    ResponseEntity<WriteReceipt> rollBack(@PathVariable ModelId id, @RequestBody ModelReason body, WriteRequest write) {
        return change(new RollBackModel(REGISTER, id, write.actor(), body.reason()), write);
    }

    private static ResponseEntity<WriteReceipt> change(ModelCommand command, WriteRequest write) {
        return write.change(command, command.modelId().value());
    }
}
