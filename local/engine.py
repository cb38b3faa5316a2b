"""The local engine, extended to evaluate IAM policies as AWS does, and to start functions faster.

requirements.txt pins the version of ministack.
"""

import hashlib
import json
import os
import queue
import sys
import tempfile
import threading
import time
import types
import zipfile
from email.utils import parseaddr

from ministack import app as engine
from ministack.core import iam_actions, lambda_runtime
from ministack.core.responses import get_account_id
from ministack.services import stepfunctions

serve = engine.app
context_of = iam_actions.request_tag_context
resource_of = iam_actions.extract_resource_arn
action_of = iam_actions.extract_iam_action
enforce_ses = engine._enforce_ses_v2


async def behind_tls(scope, receive, send):
    """Adds the header of a proxy that terminates TLS: bucket policies refuse plain HTTP, and loopback has only that.

    OpenID documents are excluded: with the header they would name HTTPS addresses, which no server listens on.
    """
    if scope["type"] == "http" and not scope["path"].endswith("/openid-configuration"):
        scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
    await serve(scope, receive, send)


def partitions_of(iam_action, request):
    """The partition keys of a request. AWS does not document the leading keys of a transaction, so it has none."""
    if iam_action in ("dynamodb:DeleteItem", "dynamodb:GetItem"):
        keys = [request.get("Key", {}).get("pk", {})]
    elif iam_action == "dynamodb:PutItem":
        keys = [request.get("Item", {}).get("pk", {})]
    elif iam_action == "dynamodb:BatchGetItem":
        keys = [key.get("pk", {}) for table in request.get("RequestItems", {}).values() for key in table["Keys"]]
    elif iam_action == "dynamodb:Query" and "IndexName" not in request:
        # All of our queries name their partition so.
        keys = [request.get("ExpressionAttributeValues", {}).get(":pk", {})]
    else:
        keys = []
    return [value for key in keys for value in key.values()]


def context_with_ours(service, iam_action, body, query_params):
    """Adds the condition keys of our policies that the engine does not support."""
    context = context_of(service, iam_action, body, query_params)
    if service not in ("kms", "events", "dynamodb"):
        return context
    try:
        request = json.loads(body or b"{}")
    except ValueError:
        return context
    if service == "dynamodb":
        keys = partitions_of(iam_action, request)
        return {**context, "dynamodb:LeadingKeys": keys} if keys else context
    if service == "kms" and request.get("EncryptionContext"):
        return {**context, "kms:EncryptionContextKeys": list(request["EncryptionContext"])}
    sources = {entry.get("Source") for entry in request.get("Entries", [])}
    # A request with more than one source matches no policy.
    return {**context, "events:source": sources.pop()} if service == "events" and len(sources) == 1 else context


def enforce_sending(method, path, headers, body, query_params, request_id):
    """Evaluates SendEmail on the identity of the sender's domain and on the configuration set, as AWS does."""
    if not path.rstrip("/").endswith("/v2/email/outbound-emails"):
        return enforce_ses(method, path, headers, body, query_params, request_id)
    request = json.loads(body)
    sender = parseaddr(request.get("FromEmailAddress", ""))[1]
    arn = f"arn:aws:ses:{engine.extract_region(headers, query_params)}:{get_account_id()}"
    resources = [f"{arn}:identity/{sender.rpartition('@')[2]}"]
    if request.get("ConfigurationSetName"):
        resources.append(f"{arn}:configuration-set/{request['ConfigurationSetName']}")
    for resource in resources:
        denied = engine._enforce_data_plane(
            "sesv2", "ses:SendEmail", headers, query_params, request_id,
            resource_arn=resource, service_context={"ses:FromAddress": sender},
        )
        if denied:
            return denied
    return None


def resource_or_waiting_machine(service, method, path, headers, *rest):
    """Evaluates SendTask requests on the one state machine that issues task tokens."""
    found = resource_of(service, method, path, headers, *rest)
    if found == "*" and headers.get("x-amz-target", "").startswith("AWSStepFunctions.SendTask"):
        for arn, machine in stepfunctions._state_machines.items():
            if "waitForTaskToken" in machine["definition"]:
                return arn
    return found


def action_or_deletion_of_versions(service, method, path, headers, body, query_params):
    """Evaluates the first entry of a DeleteObjects request as s3:DeleteObjectVersion if it names a version, as AWS does."""
    if service == "s3" and method == "POST" and "delete" in query_params:
        targets = iam_actions._s3_batch_delete_targets(path.strip("/").split("/")[0], body)
        if targets and targets[0][1]:
            return "s3:DeleteObjectVersion"
    return action_of(service, method, path, headers, body, query_params)


unpacked = {}
unpacking = threading.Lock()


class UnpackedOnce(zipfile.ZipFile):
    """Unpacks the code of a function once, and links the folders of its other workers to it.

    The path of a module after its links are resolved is the same in all workers, as Node's compile cache needs it.
    """

    def extractall(self, path=None, members=None, pwd=None):
        with open(self.filename, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        with unpacking:
            if digest not in unpacked:
                folder = tempfile.mkdtemp(prefix="code-")
                super().extractall(folder)
                unpacked[digest] = folder
        os.rmdir(path)
        os.symlink(unpacked[digest], path)


END_OF_LOG = "\x00end of the log of this call"


def worker_script():
    """The script of Node workers, which also marks the end of each call's log, and writes the compile cache of Node 22.1 or newer.

    The engine stops a worker by a signal, at which Node would not write the cache.
    """
    script = lambda_runtime._NODEJS_WORKER_SCRIPT
    settled = "        settled = true;\n"
    if script.count(settled) != 1:
        raise RuntimeError("The engine's worker script has changed")
    marked = f"{settled}        _stderrWrite({json.dumps(END_OF_LOG + chr(10))});\n"
    flushed = "        if (!cached) setImmediate(() => Module.flushCompileCache?.());\n        cached = true;\n"
    return "let cached = false;\n" + script.replace(settled, marked + flushed)


def log_of_call(worker, *_):
    """Reads the log of a call up to its mark. Without it the engine would wait 50 ms after each call that logs nothing."""
    lines = []
    deadline = time.monotonic() + 0.25
    while True:
        try:
            line = worker._stderr_queue.get(timeout=max(0, deadline - time.monotonic()))
        except queue.Empty:
            return "\n".join(lines)
        if line == END_OF_LOG:
            return "\n".join(lines)
        lines.append(line)


lambda_runtime._NODEJS_WORKER_SCRIPT = worker_script()
lambda_runtime.Worker._drain_stderr_bounded = log_of_call
lambda_runtime.zipfile = types.SimpleNamespace(ZipFile=UnpackedOnce, BadZipFile=zipfile.BadZipFile)
engine.app = behind_tls
engine._enforce_ses_v2 = enforce_sending
iam_actions.extract_iam_action = action_or_deletion_of_versions
iam_actions.extract_resource_arn = resource_or_waiting_machine
iam_actions.request_tag_context = context_with_ours
if os.environ.get("REALNAME_METER"):
    sys.dont_write_bytecode = True
    import engine_meter

    engine_meter.record_to(os.environ["REALNAME_METER"])
engine.main()
