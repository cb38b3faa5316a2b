"""The local engine, extended to evaluate IAM policies as AWS does. requirements.txt pins the version of ministack."""

import json

from ministack import app as engine
from ministack.core import iam_actions
from ministack.services import stepfunctions

serve = engine.app
context_of = iam_actions.request_tag_context
resource_of = iam_actions.extract_resource_arn
action_of = iam_actions.extract_iam_action


async def behind_tls(scope, receive, send):
    """Adds the header of a proxy that terminates TLS: bucket policies refuse plain HTTP, and loopback has only that.

    OpenID documents are excluded: with the header they would name HTTPS addresses, which no server listens on.
    """
    if scope["type"] == "http" and not scope["path"].endswith("/openid-configuration"):
        scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
    await serve(scope, receive, send)


def partition_of_deletion(iam_action, request):
    """The partition key of a DeleteItem request. AWS does not document the leading keys of a transaction, so it has none."""
    return list(request.get("Key", {}).get("pk", {}).values()) if iam_action == "dynamodb:DeleteItem" else []


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
        keys = partition_of_deletion(iam_action, request)
        return {**context, "dynamodb:LeadingKeys": keys} if keys else context
    if service == "kms" and request.get("EncryptionContext"):
        return {**context, "kms:EncryptionContextKeys": list(request["EncryptionContext"])}
    sources = {entry.get("Source") for entry in request.get("Entries", [])}
    # A request with more than one source matches no policy.
    return {**context, "events:source": sources.pop()} if service == "events" and len(sources) == 1 else context


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


engine.app = behind_tls
iam_actions.extract_iam_action = action_or_deletion_of_versions
iam_actions.extract_resource_arn = resource_or_waiting_machine
iam_actions.request_tag_context = context_with_ours
engine.main()
